package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.definition.ActedOn;
import dev.candor.c2pa.definition.ActionDefinition;
import dev.candor.c2pa.definition.ActionDetails;
import dev.candor.c2pa.definition.ActionTemplate;
import dev.candor.c2pa.definition.Intent;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.Redaction;
import dev.candor.c2pa.definition.SoftwareAgent;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.port.SigningException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes the actions assertion of a definition (C2PA 2.4, 18.15).
final class ActionsWriter {
    private static final int DATE_TIME = 0;

    private final ManifestDefinition definition;
    private final List<SourceIngredient> ingredients;
    private final @Nullable ManifestStore earlier;
    private final Instant now;

    /// @param earlier manifests of ingredients that are kept; null if there are none
    ActionsWriter(
            ManifestDefinition definition,
            List<SourceIngredient> ingredients,
            @Nullable ManifestStore earlier,
            Instant now) {
        this.definition = definition;
        this.ingredients = ingredients;
        this.earlier = earlier;
        this.now = now;
    }

    /// Where the assertions of the manifest are.
    interface Places {
        /// @throws SigningException if there is none of that label
        HashedUri find(String label) throws SigningException;
    }

    /// The content of the assertion.
    ///
    /// @param sources where each ingredient is, in their order
    /// @throws SigningException if an action acts on or points to what is not there
    CborValue content(List<HashedUri> sources, Places places) throws SigningException {
        var writing = new Writing(sources, places);
        var actions = new ArrayList<CborValue>();
        actions.add(first(writing));
        for (int i = 0; i < sources.size(); i++) {
            if (ingredients.get(i).placed()) {
                actions.add(placed(sources.get(i)));
            }
        }
        for (var action : definition.actions()) {
            actions.add(writing.action(action));
        }
        definition.redactions().forEach(redaction -> actions.add(redacted(redaction)));
        var map = new CborMapBuilder().put("actions", new CborValue.Array(actions));
        if (!definition.templates().isEmpty()) {
            map.put(
                    "templates",
                    new CborValue.Array(
                            definition.templates().stream().map(ActionsWriter::template).toList()));
        }
        return map.put("allActionsIncluded", CborValue.of(definition.allActionsIncluded())).build();
    }

    private CborValue first(Writing writing) throws SigningException {
        var map = new CborMapBuilder();
        switch (definition.intent()) {
            case Intent.Created(var type) -> {
                map.put("action", "c2pa.created");
                map.put("digitalSourceType", type.uri());
            }
            case Intent.Opened(), Intent.Updated() -> map.put("action", "c2pa.opened");
        }
        var beginning = definition.beginning();
        map.putIfPresent("description", beginning.description());
        putAgent(map, beginning.softwareAgent());
        writing.put(beginning.details(), writing.parent().stream().toList(), map);
        return map.build();
    }

    private CborValue placed(HashedUri source) {
        return new CborMapBuilder()
                .put("action", "c2pa.placed")
                .put("parameters", ingredient(source))
                .put("when", time(now))
                .build();
    }

    private static CborValue ingredient(HashedUri source) {
        return new CborMapBuilder()
                .put("ingredients", new CborValue.Array(List.of(source.toCbor())))
                .build();
    }

    private CborValue redacted(Redaction redaction) {
        return new CborMapBuilder()
                .put("action", "c2pa.redacted")
                .put("reason", redaction.reason().word())
                .put(
                        "parameters",
                        new CborMapBuilder().put("redacted", redaction.assertion().value()).build())
                .put("when", time(now))
                .build();
    }

    private static CborValue template(ActionTemplate template) {
        var map = new CborMapBuilder().put("action", template.action());
        var type = template.digitalSourceType();
        map.putIfPresent("digitalSourceType", type == null ? null : type.uri());
        map.putIfPresent("description", template.description());
        putAgent(map, template.softwareAgent());
        if (!template.parameters().isEmpty()) {
            var parameters = new CborMapBuilder();
            putAll(parameters, template.parameters());
            map.put("templateParameters", parameters.build());
        }
        return map.build();
    }

    private static void putAgent(CborMapBuilder map, @Nullable SoftwareAgent agent) {
        if (agent != null) {
            map.put(
                    "softwareAgent",
                    new CborMapBuilder()
                            .put("name", agent.name())
                            .putIfPresent("version", agent.version())
                            .putIfPresent("operating_system", agent.operatingSystem())
                            .build());
        }
    }

    private static void putAll(CborMapBuilder map, Map<String, JsonValue> values) {
        values.forEach((name, value) -> map.put(name, FromJson.cbor(value)));
    }

    private static CborValue time(Instant instant) {
        return new CborValue.Tag(DATE_TIME, CborValue.of(instant.toString()));
    }

    /// The actions of a definition, with where things are.
    private final class Writing {
        private final List<HashedUri> sources;
        private final Places places;

        Writing(List<HashedUri> sources, Places places) {
            this.sources = sources;
            this.places = places;
        }

        Optional<HashedUri> parent() {
            return !ingredients.isEmpty() && ingredients.getFirst().isParent()
                    ? Optional.of(sources.getFirst())
                    : Optional.empty();
        }

        CborValue action(ActionDefinition action) throws SigningException {
            var type = action.digitalSourceType();
            var map = new CborMapBuilder().put("action", action.action());
            map.putIfPresent("digitalSourceType", type == null ? null : type.uri());
            map.putIfPresent("description", action.description());
            putAgent(map, action.softwareAgent());
            put(action.details(), List.of(), map);
            return map.build();
        }

        /// @param more what the action acts on beside what it says itself
        void put(ActionDetails details, List<HashedUri> more, CborMapBuilder map)
                throws SigningException {
            map.putIfPresent("reason", details.reason());
            map.put("when", time(details.when() == null ? now : details.when()));
            if (!details.changes().isEmpty()) {
                map.put(
                        "changes",
                        new CborValue.Array(
                                details.changes().stream().map(FromJson::cbor).toList()));
            }
            var parameters = parameters(details, more);
            if (!parameters.entries().isEmpty()) {
                map.put("parameters", parameters);
            }
            if (!details.related().isEmpty()) {
                var related = new ArrayList<CborValue>();
                for (var one : details.related()) {
                    related.add(action(one));
                }
                map.put("related", new CborValue.Array(related));
            }
        }

        private CborValue.Map parameters(ActionDetails details, List<HashedUri> more)
                throws SigningException {
            var map = new CborMapBuilder();
            putAll(map, details.parameters());
            var references = new ArrayList<CborValue>();
            more.forEach(one -> references.add(one.toCbor()));
            for (var on : details.on()) {
                references.add(reference(on).toCbor());
            }
            if (!references.isEmpty()) {
                map.put("ingredients", new CborValue.Array(references));
            }
            if (!details.relatedAssertions().isEmpty()) {
                var assertions = new ArrayList<CborValue>();
                for (var label : details.relatedAssertions()) {
                    assertions.add(places.find(label).toCbor());
                }
                map.put("relatedAssertions", new CborValue.Array(assertions));
            }
            return map.build();
        }

        private HashedUri reference(ActedOn on) throws SigningException {
            return switch (on) {
                case ActedOn.Parent _ ->
                        parent().orElseThrow(() -> missing("there is nothing that was opened"));
                case ActedOn.Part(var name) -> part(name);
                case ActedOn.Earlier(var assertion) -> earlier(assertion);
            };
        }

        private HashedUri part(String name) throws SigningException {
            for (int i = 0; i < sources.size(); i++) {
                if (name.equals(ingredients.get(i).name())) {
                    return sources.get(i);
                }
            }
            throw missing("no component is called " + name);
        }

        private HashedUri earlier(JumbfUri assertion) throws SigningException {
            var box = earlier == null ? null : component(assertion, earlier).orElse(null);
            if (box == null) {
                throw missing("%s is no component of an earlier manifest".formatted(assertion));
            }
            return HashedUri.to(assertion, box);
        }

        private static Optional<JumbfBox.Superbox> component(
                JumbfUri assertion, ManifestStore store) {
            return store.resolve(assertion, store.active())
                    .filter(box -> Labels.isIngredient(box.label()))
                    .filter(
                            box ->
                                    Ingredient.read(box)
                                            .map(Ingredient::relationship)
                                            .filter(Ingredient.COMPONENT_OF::equals)
                                            .isPresent());
        }

        private static SigningException missing(String what) {
            return new SigningException("An action acts on what is not there: " + what);
        }
    }
}
