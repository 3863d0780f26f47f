package dev.candor.c2pa.cli;

import dev.candor.c2pa.definition.CustomAssertion;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.SoftBindingInfo;
import dev.candor.c2pa.definition.TrainingMining;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.json.JsonValue;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// An assertion of a definition, by its label. What it says and is not written is named.
final class DefinedAssertion {
    private static final Set<String> ACTIONS = Set.of("c2pa.actions", "c2pa.actions.v2");
    private static final Set<String> TRAINING =
            Set.of("cawg.training-mining", "c2pa.training-mining");
    private static final String SOFT_BINDING = "c2pa.soft-binding";

    private final Fields fields;
    private final String label;

    /// @throws IllegalArgumentException if it has no label
    DefinedAssertion(Fields fields) {
        this.fields = fields;
        this.label =
                fields.text("label")
                        .orElseThrow(
                                () -> new IllegalArgumentException("An assertion has no label"));
    }

    boolean saysActions() {
        return ACTIONS.contains(label);
    }

    boolean bindsSoftly() {
        return label.equals(SOFT_BINDING);
    }

    /// What it says, of one that is read field by field.
    Fields object() {
        var data = fields.object("data").orElseThrow(() -> fields.wrong("data", "is missing"));
        fields.without("kind", "created").close();
        return data;
    }

    /// Says what it says to a manifest of any intent.
    void say(ManifestDefinition.Said<?> builder) {
        if (TRAINING.contains(label)) {
            builder.trainingMining(training(data().asMap().orElse(new JsonValue.Map(List.of()))));
            fields.without("kind", "created");
        } else {
            builder.assertion(custom());
        }
        fields.close();
    }

    private JsonValue data() {
        return fields.value("data")
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "The assertion %s has no data".formatted(label)));
    }

    /// Any other assertion: in CBOR, unless it says `"kind": "Json"` or is known as JSON.
    private CustomAssertion custom() {
        var data = data();
        boolean isJson =
                label.startsWith("stds.")
                        || label.endsWith(".metadata")
                        || fields.text("kind").filter("Json"::equals).isPresent();
        fields.without("kind");
        var written =
                label.equals("c2pa.metadata")
                        ? CustomAssertion.metadata(data)
                        : isJson
                                ? CustomAssertion.json(label, data)
                                : CustomAssertion.cbor(label, data);
        return fields.value("created").equals(Optional.of(JsonValue.of(false)))
                ? written.gathered()
                : written;
    }

    /// A watermark or fingerprint of the whole asset: one block of no narrower scope.
    SoftBindingInfo softBinding() {
        var data = object();
        var blocks = data.objects("blocks");
        if (blocks.size() != 1) {
            throw data.wrong("blocks", "are not one for the whole asset");
        }
        var block = blocks.getFirst();
        if (block.object("scope").filter(scope -> !scope.others().isEmpty()).isPresent()) {
            throw data.wrong("blocks", "are not one for the whole asset");
        }
        var value = block.value("value").orElseThrow(() -> data.wrong("blocks", "have no value"));
        var read =
                new SoftBindingInfo(
                        data.text("alg").orElseThrow(() -> data.wrong("alg", "is missing")),
                        bytes(value, data));
        block.close();
        data.without("pad").close();
        return read;
    }

    /// In base 64, or a list of numbers.
    private static Bytes bytes(JsonValue value, Fields data) {
        if (value instanceof JsonValue.Array(var items)) {
            var bytes = new byte[items.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = items.get(i).asLong().orElse(0L).byteValue();
            }
            return Bytes.of(bytes);
        }
        try {
            return Bytes.of(Base64.getDecoder().decode(value.asText().orElse("")));
        } catch (IllegalArgumentException e) {
            throw data.wrong("blocks", "have a value that is not base 64");
        }
    }

    private static TrainingMining training(JsonValue.Map data) {
        Map<String, TrainingMining.Use> entries = new TreeMap<>();
        for (var entry : data.map("entries").map(JsonValue.Map::members).orElse(List.of())) {
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
}
