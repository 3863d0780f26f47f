package dev.candor.c2pa.cli;

import dev.candor.c2pa.asset.BindingKind;
import dev.candor.c2pa.definition.ActionDefinition;
import dev.candor.c2pa.definition.Beginning;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.Component;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.NamedActor;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A manifest definition in JSON, in the form c2patool has made known:
///
/// ```
/// { "claim_generator_info": [{ "name": …, "version": … }], "title": …,
/// "assertions": [{ "label": "c2pa.actions", "data": { "actions": [{ "action": … }] } }] }
/// ```
///
/// How the manifest begins follows from its first action, or from `intent`; without either the
/// asset was opened. What cannot be written is named, never dropped in silence.
final class DefinitionFile {
    private static final ClaimGenerator OURSELVES = new ClaimGenerator("Candor", "0.1.0");
    private static final String UPDATE = "update";

    /// What other tools need and this one takes from the command line, the file or itself.
    private static final String[] NOT_NEEDED = {
        "claim_version", "format", "alg", "private_key", "sign_cert"
    };

    private final Wanted wanted;
    private final List<String> leftOut = new ArrayList<>();
    private final Fields root;
    private final DefinedFiles files;

    private DefinitionFile(JsonValue.Map root, Wanted wanted) {
        this.wanted = wanted;
        this.root = new Fields(root, "", leftOut).without(NOT_NEEDED);
        this.files =
                new DefinedFiles(
                        this.root
                                .text("base_path")
                                .map(wanted.folder()::resolve)
                                .orElse(wanted.folder()));
    }

    /// What the command line says beside the file.
    ///
    /// @param folder the file's own
    /// @param sourceType how new media came to be, if the file does not say; null if unknown
    /// @param title goes before the file's; null if there is none
    /// @param ingredients what was placed into the asset
    /// @param actors who stands behind the manifest beside who signs it
    /// @param binding goes before the file's; null if not said
    record Wanted(
            Path folder,
            @Nullable DigitalSourceType sourceType,
            @Nullable String title,
            List<Path> ingredients,
            List<NamedActor> actors,
            @Nullable BindingKind binding) {
        Wanted {
            ingredients = List.copyOf(ingredients);
            actors = List.copyOf(actors);
        }
    }

    /// A definition, what of the file it does not have, and what others would have otherwise.
    record Read(ManifestDefinition definition, List<String> leftOut, List<String> notes) {}

    /// The definition of a file.
    ///
    /// @throws IllegalArgumentException if it is none, says what no manifest may, or names a
    /// picture that cannot be read
    static Read read(byte[] file, Wanted wanted) {
        try {
            var root =
                    JsonReader.read(Bytes.of(file))
                            .asMap()
                            .orElseThrow(() -> new IllegalArgumentException("It is no object"));
            return new DefinitionFile(root, wanted).read();
        } catch (MalformedException e) {
            throw new IllegalArgumentException(
                    "It is no JSON: %s at byte %d".formatted(e.reason(), e.offset()), e);
        }
    }

    /// The binding of a word.
    ///
    /// @throws IllegalArgumentException if there is none
    static BindingKind bindingKind(String word) {
        return Arrays.stream(BindingKind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "A binding is whole, merkle, chunks or boxes, not "
                                                + word));
    }

    private Read read() {
        var ingredients = new DefinedIngredients(root, files);
        var actions = new DefinedActions(ingredients.names());
        var others = new ArrayList<DefinedAssertion>();
        for (var assertion :
                root.objects("assertions").stream().map(DefinedAssertion::new).toList()) {
            if (assertion.saysActions()) {
                actions.read(assertion.object());
            } else {
                others.add(assertion);
            }
        }
        boolean updates = root.value("intent").equals(Optional.of(JsonValue.of(UPDATE)));
        var definition =
                updates
                        ? updated(actions, ingredients, others)
                        : standard(actions, ingredients, others);
        root.close();
        return new Read(definition, List.copyOf(leftOut), actions.notes());
    }

    private ManifestDefinition standard(
            DefinedActions actions,
            DefinedIngredients ingredients,
            List<DefinedAssertion> assertions) {
        var builder = begun(actions);
        actions.actions().forEach(builder::action);
        actions.templates().forEach(builder::template);
        if (!actions.allIncluded()) {
            builder.someActionsUntold();
        }
        ingredients.components().forEach(builder::component);
        wanted.ingredients().forEach(one -> builder.component(Component.placed(one)));
        files.picture(root, "thumbnail").ifPresent(builder::thumbnail);
        var said = root.text("binding").map(DefinitionFile::bindingKind);
        Optional.ofNullable(wanted.binding()).or(() -> said).ifPresent(builder::bound);
        for (var assertion : assertions) {
            if (assertion.bindsSoftly()) {
                builder.softBinding(assertion.softBinding());
            } else {
                assertion.say(builder);
            }
        }
        return finished(builder, actions);
    }

    /// An update says nothing that means the content changed (C2PA 2.4, 11.2.3).
    private ManifestDefinition updated(
            DefinedActions actions,
            DefinedIngredients ingredients,
            List<DefinedAssertion> assertions) {
        var builder = ManifestDefinition.updated();
        actions.first()
                .ifPresent(first -> builder.beginning(beginning(first, "c2pa.opened", actions)));
        for (var action : actions.actions()) {
            update(builder, action);
        }
        if (!ingredients.components().isEmpty()
                || !wanted.ingredients().isEmpty()
                || root.value("thumbnail").isPresent()
                || !actions.templates().isEmpty()) {
            throw new IllegalArgumentException(
                    "An update has no ingredient, thumbnail or template (C2PA 2.4, 11.2.3)");
        }
        assertions.forEach(assertion -> assertion.say(builder));
        return finished(builder, actions);
    }

    private static void update(ManifestDefinition.UpdateBuilder builder, ActionDefinition action) {
        if (action.equals(ActionDefinition.of("c2pa.published"))) {
            builder.published();
        } else if (action.equals(ActionDefinition.of("c2pa.edited.metadata"))) {
            builder.metadataEdited();
        } else {
            throw new IllegalArgumentException(
                    "An update says c2pa.published, c2pa.edited.metadata or c2pa.redacted, and no"
                            + " more of them: not "
                            + action.action());
        }
    }

    private ManifestDefinition finished(
            ManifestDefinition.Said<?> builder, DefinedActions actions) {
        Optional.ofNullable(wanted.title()).or(() -> root.text("title")).ifPresent(builder::title);
        root.text("instance_id").ifPresent(builder::instanceId);
        actions.redactions().forEach(builder::redact);
        for (var uri : root.texts("redactions")) {
            boolean said =
                    actions.redactions().stream()
                            .anyMatch(redaction -> redaction.assertion().value().equals(uri));
            if (!said) {
                throw new IllegalArgumentException(
                        "%s is taken out, and no action c2pa.redacted says why".formatted(uri));
            }
        }
        wanted.actors().forEach(builder::actor);
        return builder.by(generator());
    }

    private ManifestDefinition.Builder begun(DefinedActions actions) {
        var said = actions.first();
        if (said.isEmpty()) {
            return intended();
        }
        var first = said.get();
        if (DefinedActions.name(first).equals("c2pa.opened")) {
            return ManifestDefinition.opened().beginning(beginning(first, "c2pa.opened", actions));
        }
        var type =
                DefinedActions.type(first)
                        .or(() -> Optional.ofNullable(wanted.sourceType()))
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "c2pa.created needs a digitalSourceType (C2PA 2.4,"
                                                        + " 18.15.2): in the definition, or by"
                                                        + " --source-type"));
        return ManifestDefinition.created(type)
                .beginning(beginning(first, "c2pa.created", actions));
    }

    private static Beginning beginning(Fields first, String name, DefinedActions actions) {
        if (!DefinedActions.name(first).equals(name)) {
            throw new IllegalArgumentException(
                    "An update begins with c2pa.opened, not " + DefinedActions.name(first));
        }
        return actions.beginning(first.without("digitalSourceType"));
    }

    /// The word `edit`, or `{"create": type}`.
    private ManifestDefinition.Builder intended() {
        var intent = root.value("intent");
        var created =
                intent.flatMap(JsonValue::asMap)
                        .flatMap(map -> map.text("create"))
                        .map(DefinedActions::type)
                        .or(() -> Optional.ofNullable(wanted.sourceType()));
        if (intent.isPresent()
                && intent.get().asMap().isEmpty()
                && !intent.get().equals(JsonValue.of("edit"))) {
            throw root.wrong("intent", "is neither edit, update nor {\"create\": type}");
        }
        return created.map(ManifestDefinition::created).orElseGet(ManifestDefinition::opened);
    }

    private ClaimGenerator generator() {
        var info = root.value("claim_generator_info");
        if (info.isEmpty()) {
            return root.text("claim_generator").map(DefinitionFile::generator).orElse(OURSELVES);
        }
        root.without("claim_generator");
        if (info.get() instanceof JsonValue.Map) {
            return generator(root.object("claim_generator_info").orElseThrow());
        }
        var several = root.objects("claim_generator_info");
        for (int i = 1; i < several.size(); i++) {
            root.leaveOut("claim_generator_info[%d]".formatted(i));
        }
        return several.isEmpty()
                ? OURSELVES
                : generator(several.getFirst().at("claim_generator_info."));
    }

    private ClaimGenerator generator(Fields info) {
        var generator =
                new ClaimGenerator(
                        info.text("name")
                                .orElseThrow(
                                        () ->
                                                new IllegalArgumentException(
                                                        "claim_generator_info has no name")),
                        info.text("version").orElse(""));
        var system = info.text("operating_system");
        if (system.isPresent()) {
            generator = generator.runningOn(system.get());
        }
        var icon = files.picture(info, "icon");
        if (icon.isPresent()) {
            generator = generator.seenAs(icon.get());
        }
        for (var other : info.without("specVersion").others()) {
            generator = generator.with(other.name(), other.value());
        }
        return generator;
    }

    /// The old form: `name/version`.
    private static ClaimGenerator generator(String words) {
        var parts = words.split("[ /]", 3);
        return new ClaimGenerator(parts[0], parts.length > 1 ? parts[1] : "");
    }
}
