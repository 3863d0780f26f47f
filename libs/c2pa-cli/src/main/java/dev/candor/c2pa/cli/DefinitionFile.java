package dev.candor.c2pa.cli;

import dev.candor.c2pa.definition.ActionDefinition;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.Component;
import dev.candor.c2pa.definition.CustomAssertion;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.NamedActor;
import dev.candor.c2pa.definition.TrainingMining;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A manifest definition in JSON, in the form c2patool has made known:
///
/// ```
/// { "claim_generator_info": [{ "name": …, "version": … }], "title": …,
///   "assertions": [{ "label": "c2pa.actions", "data": { "actions": [{ "action": … }] } }] }
/// ```
///
/// How the manifest begins follows from its first action; without one the asset was opened. What
/// cannot be written is named, never dropped in silence.
final class DefinitionFile {
    private static final ClaimGenerator OURSELVES = new ClaimGenerator("Candor", "0.1.0");
    private static final Set<String> ACTIONS = Set.of("c2pa.actions", "c2pa.actions.v2");
    private static final Set<String> TRAINING =
            Set.of("cawg.training-mining", "c2pa.training-mining");
    private static final Set<String> READ =
            Set.of("claim_generator", "claim_generator_info", "title", "instance_id", "assertions");

    /// What other tools need and this one takes from the command line, the file or itself.
    private static final Set<String> NOT_NEEDED =
            Set.of("claim_version", "format", "alg", "private_key", "sign_cert", "base_path");

    private final List<String> leftOut = new ArrayList<>();
    private final JsonValue.Map root;
    private final @Nullable DigitalSourceType sourceType;

    private DefinitionFile(JsonValue.Map root, @Nullable DigitalSourceType sourceType) {
        this.root = root;
        this.sourceType = sourceType;
    }

    /// A definition, and what of the file it does not have.
    record Read(ManifestDefinition definition, List<String> leftOut) {}

    /// The definition of a file.
    ///
    /// @param sourceType how new media came to be, if the file does not say; null if unknown
    /// @param title goes before the file's; null if there is none
    /// @param ingredients what was placed into the asset
    /// @param actors who stands behind the manifest beside who signs it
    /// @throws IllegalArgumentException if it is none, or says what no manifest may
    static Read read(
            byte[] file,
            @Nullable DigitalSourceType sourceType,
            @Nullable String title,
            List<Path> ingredients,
            List<NamedActor> actors) {
        try {
            var root =
                    JsonReader.read(Bytes.of(file))
                            .asMap()
                            .orElseThrow(() -> new IllegalArgumentException("It is no object"));
            return new DefinitionFile(root, sourceType).read(title, ingredients, actors);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(
                    "It is no JSON: %s at byte %d".formatted(e.reason(), e.offset()), e);
        }
    }

    private Read read(
            @Nullable String title, List<Path> ingredients, List<NamedActor> namedActors) {
        for (var member : root.members()) {
            if (!READ.contains(member.name()) && !NOT_NEEDED.contains(member.name())) {
                leftOut.add(member.name());
            }
        }
        var actions = actions();
        var builder = begun(actions);
        Optional.ofNullable(title).or(() -> root.text("title")).ifPresent(builder::title);
        root.text("instance_id").ifPresent(builder::instanceId);
        for (int i = 0; i < actions.size(); i++) {
            if (i > 0 || !isBeginning(actions.get(i))) {
                builder.action(action(actions.get(i), i));
            }
        }
        for (var assertion : root.array("assertions")) {
            assertion(builder, assertion);
        }
        ingredients.forEach(ingredient -> builder.component(Component.placed(ingredient)));
        namedActors.forEach(builder::actor);
        return new Read(builder.by(generator()), List.copyOf(leftOut));
    }

    private List<JsonValue.Map> actions() {
        var actions = new ArrayList<JsonValue.Map>();
        for (var assertion : root.array("assertions")) {
            var map = assertion.asMap();
            if (map.flatMap(one -> one.text("label")).filter(ACTIONS::contains).isPresent()) {
                var data = map.get().map("data");
                data.map(one -> one.array("actions")).orElse(List.of()).stream()
                        .map(DefinitionFile::object)
                        .forEach(actions::add);
            }
        }
        return actions;
    }

    private static JsonValue.Map object(JsonValue action) {
        return action.asMap()
                .orElseThrow(() -> new IllegalArgumentException("An action is no object"));
    }

    private static String name(JsonValue.Map action) {
        return action.text("action")
                .orElseThrow(() -> new IllegalArgumentException("An action has no name"));
    }

    private static boolean isBeginning(JsonValue.Map action) {
        return Set.of("c2pa.created", "c2pa.opened").contains(name(action));
    }

    private ManifestDefinition.Builder begun(List<JsonValue.Map> actions) {
        var first = actions.isEmpty() ? "" : name(actions.getFirst());
        if (first.equals("c2pa.created")) {
            var type =
                    type(actions.getFirst())
                            .or(() -> Optional.ofNullable(sourceType))
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "c2pa.created needs a digitalSourceType: in the"
                                                            + " definition, or by --source-type"));
            return agent(ManifestDefinition.created(type), actions.getFirst());
        }
        if (first.equals("c2pa.opened")) {
            return agent(ManifestDefinition.opened(), actions.getFirst());
        }
        return sourceType == null
                ? ManifestDefinition.opened()
                : ManifestDefinition.created(sourceType);
    }

    private ManifestDefinition.Builder agent(
            ManifestDefinition.Builder builder, JsonValue.Map action) {
        agent(action).ifPresent(builder::softwareAgent);
        note(action, 0, Set.of("action", "digitalSourceType", "softwareAgent", "when"));
        return builder;
    }

    private ActionDefinition action(JsonValue.Map action, int index) {
        var parameters = action.map("parameters");
        var description =
                action.text("description")
                        .or(() -> parameters.flatMap(one -> one.text("description")));
        note(
                action,
                index,
                Set.of(
                        "action",
                        "digitalSourceType",
                        "softwareAgent",
                        "when",
                        "description",
                        "parameters"));
        parameters.stream()
                .flatMap(map -> map.members().stream())
                .map(JsonValue.Member::name)
                .filter(member -> !member.equals("description"))
                .forEach(
                        member ->
                                leftOut.add("actions[%d].parameters.%s".formatted(index, member)));
        return new ActionDefinition(
                name(action),
                type(action).orElse(null),
                description.orElse(null),
                agent(action).orElse(null));
    }

    private void note(JsonValue.Map action, int index, Set<String> read) {
        action.members().stream()
                .map(JsonValue.Member::name)
                .filter(member -> !read.contains(member))
                .forEach(member -> leftOut.add("actions[%d].%s".formatted(index, member)));
    }

    private static Optional<String> agent(JsonValue.Map action) {
        return action.text("softwareAgent")
                .or(() -> action.map("softwareAgent").flatMap(agent -> agent.text("name")));
    }

    private static Optional<DigitalSourceType> type(JsonValue.Map action) {
        return action.text("digitalSourceType").map(DefinitionFile::type);
    }

    /// By URI, as manifests have it, or by code.
    private static DigitalSourceType type(String word) {
        return Arrays.stream(DigitalSourceType.values())
                .filter(type -> type.uri().equals(word) || type.code().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No digital source type: " + word));
    }

    private void assertion(ManifestDefinition.Builder builder, JsonValue assertion) {
        var map =
                assertion
                        .asMap()
                        .orElseThrow(
                                () -> new IllegalArgumentException("An assertion is no object"));
        var label =
                map.text("label")
                        .orElseThrow(
                                () -> new IllegalArgumentException("An assertion has no label"));
        if (TRAINING.contains(label)) {
            builder.trainingMining(training(map.map("data")));
        } else if (!ACTIONS.contains(label)) {
            builder.assertion(custom(label, map));
        }
    }

    /// Any other assertion: in CBOR, unless it says `"kind": "Json"` or is known as JSON.
    private static CustomAssertion custom(String label, JsonValue.Map assertion) {
        var data =
                assertion
                        .get("data")
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "The assertion %s has no data".formatted(label)));
        if (label.equals("c2pa.metadata")) {
            return CustomAssertion.metadata(data);
        }
        boolean isJson =
                label.startsWith("stds.")
                        || assertion.text("kind").filter("Json"::equals).isPresent();
        return isJson ? CustomAssertion.json(label, data) : CustomAssertion.cbor(label, data);
    }

    private static TrainingMining training(Optional<JsonValue.Map> data) {
        Map<String, TrainingMining.Use> entries = new TreeMap<>();
        for (var entry :
                data.flatMap(one -> one.map("entries"))
                        .map(JsonValue.Map::members)
                        .orElse(List.of())) {
            var use = entry.value().asMap().flatMap(one -> one.text("use")).orElse("");
            entries.put(
                    entry.name().replaceFirst("^c2pa\\.", "cawg."),
                    Arrays.stream(TrainingMining.Use.values())
                            .filter(one -> one.word().equals(use))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "%s is neither allowed, notAllowed nor"
                                                            .concat(" constrained")
                                                            .formatted(entry.name()))));
        }
        return new TrainingMining(entries);
    }

    private ClaimGenerator generator() {
        var info = root.get("claim_generator_info");
        var first =
                info.flatMap(JsonValue::asMap)
                        .or(
                                () ->
                                        root.array("claim_generator_info").stream()
                                                .flatMap(one -> one.asMap().stream())
                                                .findFirst());
        if (first.isPresent()) {
            first.get().members().stream()
                    .map(JsonValue.Member::name)
                    .filter(name -> !Set.of("name", "version").contains(name))
                    .forEach(name -> leftOut.add("claim_generator_info." + name));
            return new ClaimGenerator(
                    first.get()
                            .text("name")
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "claim_generator_info has no name")),
                    first.get().text("version").orElse(""));
        }
        return root.text("claim_generator").map(DefinitionFile::generator).orElse(OURSELVES);
    }

    /// The old form: `name/version`.
    private static ClaimGenerator generator(String words) {
        var parts = words.split("[ /]", 3);
        return new ClaimGenerator(parts[0], parts.length > 1 ? parts[1] : "");
    }
}
