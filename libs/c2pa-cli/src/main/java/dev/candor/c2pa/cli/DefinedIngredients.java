package dev.candor.c2pa.cli;

import dev.candor.c2pa.definition.ActedOn;
import dev.candor.c2pa.definition.Component;
import dev.candor.c2pa.definition.Component.Role;
import dev.candor.c2pa.definition.Component.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The ingredients of a definition file, in the form c2patool has made known; a `path` is our own
/// word for where the ingredient is, so that its credentials are kept.
final class DefinedIngredients {
    private static final Map<String, Word> WORDS =
            Map.of(
                    "title", Word.TITLE,
                    "format", Word.FORMAT,
                    "description", Word.DESCRIPTION,
                    "informational_URI", Word.MORE,
                    "instance_id", Word.INSTANCE_ID);

    private final List<Component> components = new ArrayList<>();
    private final Map<String, ActedOn> names = new LinkedHashMap<>();

    DefinedIngredients(Fields root, DefinedFiles files) {
        for (var path : root.texts("ingredient_paths")) {
            components.add(Component.part(files.file(path)));
        }
        for (var ingredient : root.objects("ingredients")) {
            read(ingredient, files);
            ingredient.close();
        }
    }

    List<Component> components() {
        return List.copyOf(components);
    }

    /// What actions call them.
    Map<String, ActedOn> names() {
        return Map.copyOf(names);
    }

    private void read(Fields ingredient, DefinedFiles files) {
        var name = "ingredient %d".formatted(components.size());
        var relationship = ingredient.text("relationship").orElse("componentOf");
        if (relationship.equals("parentOf")) {
            // what was opened is the source, and speaks for itself
            names(ingredient, new ActedOn.Parent());
            return;
        }
        var role =
                switch (relationship) {
                    case "componentOf" -> Role.COMPONENT_OF;
                    case "inputTo" -> Role.INPUT_TO;
                    default -> throw ingredient.wrong("relationship", "is none: " + relationship);
                };
        names(ingredient, new ActedOn.Part(name));
        var path = ingredient.text("path");
        var component =
                path.isEmpty()
                        ? Component.absent(role)
                        : role == Role.INPUT_TO
                                ? Component.input(files.file(path.get()))
                                : Component.part(files.file(path.get()));
        component = component.called(name);
        for (var word : WORDS.entrySet()) {
            var text = ingredient.text(word.getKey());
            if (text.isPresent()) {
                component = component.saying(word.getValue(), text.get());
            }
        }
        var picture = files.picture(ingredient, "thumbnail");
        components.add(picture.isPresent() ? component.seenAs(picture.get()) : component);
    }

    private void names(Fields ingredient, ActedOn meant) {
        ingredient.text("label").ifPresent(label -> names.put(label, meant));
        ingredient.text("instance_id").ifPresent(id -> names.put(id, meant));
    }
}
