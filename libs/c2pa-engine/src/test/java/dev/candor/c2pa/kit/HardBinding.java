package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/// What a forged manifest says of the content. A format's test kit may bring its own.
@FunctionalInterface
public interface HardBinding {
    /// The content of the assertion for an asset that carries a store of the final length.
    CborValue content(Carrier.Carried carried);

    /// A `c2pa.hash.data` that leaves out the store.
    static HardBinding data() {
        return data(0);
    }

    /// A `c2pa.hash.data` that leaves out some bytes more than the store takes.
    static HardBinding data(long widerBy) {
        return carried -> {
            var exclusions =
                    carried.exclusions().stream()
                            .map(range -> new Range(range.start(), range.length() + widerBy))
                            .toList();
            return data(exclusions, hash(carried.asset(), exclusions));
        };
    }

    /// A `c2pa.hash.data` that says just that.
    static CborValue data(List<Range> exclusions, byte[] hash) {
        var map = new CborMapBuilder();
        if (!exclusions.isEmpty()) {
            map.put(
                    "exclusions",
                    new CborValue.Array(exclusions.stream().map(HardBinding::range).toList()));
        }
        return map.put("alg", "sha256")
                .put("hash", CborValue.of(hash))
                .put("pad", CborValue.of(new byte[0]))
                .build();
    }

    private static CborValue range(Range range) {
        return new CborMapBuilder()
                .put("start", CborValue.of(range.start()))
                .put("length", CborValue.of(range.length()))
                .build();
    }

    /// The hash of all bytes but some.
    static byte[] hash(byte[] asset, List<Range> exclusions) {
        var hashed = new ByteArrayOutputStream();
        int at = 0;
        for (var range : exclusions) {
            hashed.writeBytes(Arrays.copyOfRange(asset, at, (int) range.start()));
            at = (int) range.end();
        }
        hashed.writeBytes(Arrays.copyOfRange(asset, at, asset.length));
        return Boxes.sha256(hashed.toByteArray());
    }
}
