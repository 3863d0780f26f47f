package dev.candor.c2pa.definition;

import dev.candor.c2pa.json.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;

/// An assertion of any label that the engine does not make itself.
///
/// @param label with a namespace, such as `com.example.review`
/// @param content what it says
/// @param encoding how it is written
/// @param source who vouches for it
public record CustomAssertion(String label, JsonValue content, Encoding encoding, Source source) {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

    /// Assertions of C2PA that say nothing the engine has to know.
    private static final Set<String> STANDARD =
            Set.of(
                    "c2pa.metadata",
                    "c2pa.asset-ref",
                    "c2pa.asset-type.v2",
                    "c2pa.external-reference",
                    "c2pa.depthmap.GDepth");

    /// How an assertion is written.
    public enum Encoding {
        JSON,
        CBOR
    }

    /// Who vouches for an assertion (C2PA 2.4, 10.2.2).
    public enum Source {
        /// The claim generator.
        CREATED,
        /// Nobody: it came from elsewhere.
        GATHERED
    }

    public CustomAssertion {
        if (!LABEL.matcher(label).matches() || label.contains("__")) {
            throw new IllegalArgumentException("%s is no label".formatted(label));
        }
        if (label.startsWith("c2pa.") && !STANDARD.contains(label)) {
            throw new IllegalArgumentException("%s is not written by hand".formatted(label));
        }
    }

    /// An assertion in JSON.
    public static CustomAssertion json(String label, JsonValue content) {
        return new CustomAssertion(label, content, Encoding.JSON, Source.CREATED);
    }

    /// An assertion in CBOR.
    public static CustomAssertion cbor(String label, JsonValue content) {
        return new CustomAssertion(label, content, Encoding.CBOR, Source.CREATED);
    }

    /// Metadata in JSON-LD (C2PA 2.4, 18.18).
    ///
    /// @param content a map that says by `@context` in which words it speaks
    public static CustomAssertion metadata(JsonValue content) {
        if (content.asMap().flatMap(map -> map.get("@context")).isEmpty()) {
            throw new IllegalArgumentException("Metadata need a @context");
        }
        return json("c2pa.metadata", content);
    }

    /// The same, vouched for by nobody.
    public CustomAssertion gathered() {
        return new CustomAssertion(label, content, encoding, Source.GATHERED);
    }
}
