package dev.candor.c2pa.assertion;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.manifest.Action;
import dev.candor.c2pa.manifest.Actions;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.report.AiUse;
import dev.candor.c2pa.report.AiUse.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads what assertions say of artificial intelligence: where content is from (C2PA 2.4,
/// 18.15.4.5), which model made it (18.28), which model or prompt went into it (18.21), and what
/// metadata repeat of that.
public final class AiStatements {
    private static final String DISCLOSURE = "c2pa.ai-disclosure";
    private static final String SOURCE_TYPE = "DigitalSourceType";
    private static final List<String> MODELS = List.of("c2pa.types.model", "c2pa.types.generator");

    /// What terms of IPTC and C2PA come to where they are said of all of the content.
    private static final Map<String, Extent> TERMS =
            Map.of(
                    "trainedAlgorithmicMedia", Extent.GENERATED,
                    "trainedAlgorithmicData", Extent.GENERATED,
                    "compositeWithTrainedAlgorithmicMedia", Extent.USED,
                    "algorithmicMedia", Extent.ALGORITHM,
                    "algorithmicallyEnhanced", Extent.ALGORITHM,
                    "compositeSynthetic", Extent.ALGORITHM);

    private final List<AiUse.Statement> statements = new ArrayList<>();

    private AiStatements() {}

    /// What assertions say, in their order.
    public static AiUse read(List<Assertion> assertions) {
        var reading = new AiStatements();
        assertions.forEach(reading::read);
        return new AiUse(reading.statements);
    }

    private void read(Assertion assertion) {
        try {
            if (Labels.isActions(assertion.label())) {
                Actions.of(assertion).ifPresent(actions -> read(assertion, actions));
            } else if (Labels.isIngredient(assertion.label())) {
                assertion.content().asMap().ifPresent(map -> readIngredient(assertion, map));
            } else if (assertion.kind().equals(DISCLOSURE)) {
                assertion.content().asMap().ifPresent(map -> readDisclosure(assertion, map));
            } else if (assertion.isJson()) {
                assertion.json().asMap().ifPresent(map -> readMetadata(assertion, map));
            }
        } catch (MalformedException e) {
            return; // who cannot be read says nothing
        }
    }

    /// Only what a thing was created as says what all of it is; any other action touches a part.
    private void read(Assertion assertion, Actions actions) {
        for (var action : actions.readable()) {
            var type = action.digitalSourceType();
            if (type != null) {
                add(
                        assertion,
                        type,
                        action.name().equals(Action.CREATED) ? Extent.GENERATED : Extent.USED);
            }
        }
    }

    private void readIngredient(Assertion assertion, CborValue.Map map) {
        map.text("digitalSourceType").ifPresent(type -> add(assertion, type, Extent.USED));
        for (var field : List.of("dataTypes", "data_types")) {
            for (var item : map.array(field)) {
                item.asMap()
                        .flatMap(type -> type.text("type"))
                        .filter(type -> MODELS.stream().anyMatch(type::startsWith))
                        .ifPresent(type -> say(Extent.USED, assertion, type));
            }
        }
    }

    private void readDisclosure(Assertion assertion, CborValue.Map map) {
        map.text("modelName")
                .or(() -> map.text("modelType"))
                .ifPresent(words -> say(Extent.USED, assertion, words));
    }

    private void readMetadata(Assertion assertion, JsonValue.Map map) {
        for (var member : map.members()) {
            if (member.name().endsWith(SOURCE_TYPE)) {
                member.value().asText().ifPresent(type -> add(assertion, type, Extent.GENERATED));
            }
        }
    }

    private void add(Assertion assertion, String type, Extent most) {
        var extent = TERMS.get(type.substring(type.lastIndexOf('/') + 1));
        if (extent != null) {
            say(extent.compareTo(most) > 0 ? most : extent, assertion, type);
        }
    }

    private void say(Extent extent, Assertion assertion, String words) {
        statements.add(new AiUse.Statement(extent, assertion.uri(), words, assertion.created()));
    }
}
