package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.report.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hard binding by a hash over all bytes but some (C2PA 2.4, 18.5):
///
/// ```
/// data-hash-map = { ? "exclusions": [1* { "start": int, "length": int }],
///                   ? "alg": tstr, "hash": bstr, "pad": bstr, ? "pad2": bstr, ? "name": tstr }
/// ```
///
/// What stands in `pad` and `pad2`, and whether they are there, is ignored (VAL-STRU-0036).
///
/// @param exclusions in order, without overlap
/// @param algorithm word of the hash algorithm; null if the claim says it
/// @param hash null if not said
public record DataHash(List<Range> exclusions, @Nullable String algorithm, @Nullable Bytes hash) {
    private static final String NAME = "jumbf manifest";

    public DataHash {
        exclusions = List.copyOf(exclusions);
    }

    /// The binding that an assertion is.
    ///
    /// @throws BrokenRuleException if it is no map, or the exclusions are not in order
    public static DataHash of(Assertion assertion) throws BrokenRuleException {
        var map = assertion.map(Rule.ASSE_0038);
        return new DataHash(
                exclusions(map.array("exclusions")),
                map.text("alg").orElse(null),
                map.get("hash").flatMap(CborValue::asBytes).orElse(null));
    }

    private static List<Range> exclusions(List<CborValue> values) throws BrokenRuleException {
        var ranges = new ArrayList<Range>();
        long free = 0;
        for (var value : values) {
            var range = range(value);
            if (range.start() < free) {
                throw malformed("exclusions that overlap or are not in order");
            }
            ranges.add(range);
            free = range.end();
        }
        return ranges;
    }

    private static Range range(CborValue value) throws BrokenRuleException {
        if (value instanceof CborValue.Map map
                && map.get("start").orElse(null) instanceof CborValue.Int(var start)
                && map.get("length").orElse(null) instanceof CborValue.Int(var length)
                && start >= 0
                && length >= 0
                && start <= Long.MAX_VALUE - length) {
            return new Range(start, length);
        }
        throw malformed("an exclusion that is no range");
    }

    /// The assertion as it is written.
    public HardBinding toBinding() {
        var map = new CborMapBuilder();
        if (!exclusions.isEmpty()) {
            map.put(
                    "exclusions",
                    new CborValue.Array(exclusions.stream().map(DataHash::toCbor).toList()));
        }
        map.putIfPresent("alg", algorithm);
        map.put("hash", new CborValue.ByteString(hash == null ? Bytes.EMPTY : hash));
        map.put("pad", CborValue.of(new byte[0]));
        map.put("name", NAME);
        return new HardBinding(Labels.DATA_HASH, map.build());
    }

    private static CborValue toCbor(Range range) {
        return new CborMapBuilder()
                .put("start", CborValue.of(range.start()))
                .put("length", CborValue.of(range.length()))
                .build();
    }

    private static BrokenRuleException malformed(String reason) {
        return new BrokenRuleException(Rule.ASSE_0038, reason);
    }
}
