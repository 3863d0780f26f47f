package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A watermark or a fingerprint by which content can be found again (C2PA 2.4, 18.10.2):
///
/// ```
/// soft-binding-map = { "alg": tstr, "blocks": [1* soft-binding-block-map], ? "name": tstr,
///                      ? "alg-params": bstr, … }
/// soft-binding-block-map = { "scope": soft-binding-scope-map, "value": bstr }
/// ```
///
/// @param algorithm its name in the list of soft binding algorithms
/// @param values one for each block, in the algorithm's own form
/// @param name words for people; null if not said
public record SoftBinding(String algorithm, List<Bytes> values, @Nullable String name) {
    public SoftBinding {
        values = List.copyOf(values);
    }

    /// The soft binding of an assertion, if it says all it must.
    public static Optional<SoftBinding> of(Assertion assertion) {
        try {
            return assertion.content().asMap().flatMap(SoftBinding::of);
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static Optional<SoftBinding> of(CborValue.Map map) {
        var values = new ArrayList<Bytes>();
        for (var block : map.array("blocks")) {
            var value = block.asMap().flatMap(fields -> fields.get("value"));
            var scope = block.asMap().flatMap(fields -> fields.map("scope"));
            if (scope.isEmpty() || value.flatMap(CborValue::asBytes).isEmpty()) {
                return Optional.empty();
            }
            value.flatMap(CborValue::asBytes).ifPresent(values::add);
        }
        return values.isEmpty()
                ? Optional.empty()
                : map.text("alg")
                        .filter(algorithm -> !algorithm.isBlank())
                        .map(
                                algorithm ->
                                        new SoftBinding(
                                                algorithm, values, map.text("name").orElse(null)));
    }
}
