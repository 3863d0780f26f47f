package dev.candor.provenance.mark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The object `AIGC` of GB 45438-2025: seven texts, always in this order. A file has one.
///
/// @param label 1 it is generated, 2 it may be, 3 it is suspected
/// @param reservedCode1 for the producer's security data
/// @param reservedCode2 for the propagator's
record Aigc(
        String label,
        String contentProducer,
        String produceId,
        String reservedCode1,
        String contentPropagator,
        String propagateId,
        String reservedCode2) {
    static final String NAMESPACE = "http://www.tc260.org.cn/ns/AIGC/1.0/";
    static final String PREFIX = "TC260";
    static final String NAME = "AIGC";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS =
            List.of(
                    "Label",
                    "ContentProducer",
                    "ProduceID",
                    "ReservedCode1",
                    "ContentPropagator",
                    "PropagateID",
                    "ReservedCode2");

    Aigc {
        if (!List.of("1", "2", "3").contains(label)) {
            throw new IllegalArgumentException("Label is 1, 2 or 3");
        }
        if (contentProducer.isEmpty() || contentPropagator.isEmpty()) {
            throw new IllegalArgumentException("ContentProducer and ContentPropagator have a name");
        }
        for (String text :
                List.of(
                        contentProducer,
                        produceId,
                        reservedCode1,
                        contentPropagator,
                        propagateId,
                        reservedCode2)) {
            if (!isPlain(text)) {
                throw new IllegalArgumentException(
                        "Values are printable ASCII without space, quotation mark and backslash");
            }
        }
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"' && c != '\\');
    }

    /// @throws IllegalArgumentException for other fields, or values that are not of this kind
    static Aigc of(Map<String, String> fields) {
        if (!FIELDS.containsAll(fields.keySet()) || !fields.keySet().containsAll(FIELDS)) {
            throw new IllegalArgumentException("The fields are " + String.join(", ", FIELDS));
        }
        var values = FIELDS.stream().map(fields::get).toList();
        return new Aigc(
                values.get(0),
                values.get(1),
                values.get(2),
                values.get(3),
                values.get(4),
                values.get(5),
                values.get(6));
    }

    /// The object somebody wrote, if it is one.
    static Optional<Aigc> read(String json) {
        try {
            var object = JSON.readTree(json);
            var fields = new LinkedHashMap<String, String>();
            FIELDS.forEach(name -> fields.put(name, text(object, name)));
            return Optional.of(of(fields));
        } catch (JsonProcessingException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asText("");
    }

    /// What a file says once this is written into it and it has said something before: who made it
    /// stays, who passes it on is us, and the surer statement holds.
    Aigc after(Aigc before) {
        return new Aigc(
                label.compareTo(before.label) < 0 ? label : before.label,
                before.contentProducer,
                before.produceId,
                before.reservedCode1,
                contentPropagator,
                propagateId,
                reservedCode2);
    }

    /// As it is written: the fields in order, no space between them.
    String json() {
        var values =
                List.of(
                        label,
                        contentProducer,
                        produceId,
                        reservedCode1,
                        contentPropagator,
                        propagateId,
                        reservedCode2);
        var json = new StringBuilder();
        for (int i = 0; i < FIELDS.size(); i++) {
            json.append(i == 0 ? "{" : ",")
                    .append('"')
                    .append(FIELDS.get(i))
                    .append("\":\"")
                    .append(values.get(i))
                    .append('"');
        }
        return json.append('}').toString();
    }
}
