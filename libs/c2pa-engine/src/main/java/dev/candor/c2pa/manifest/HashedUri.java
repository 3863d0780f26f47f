package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A box and the hash it had (C2PA 2.4, 8.4.2):
///
/// ```
/// hashed-uri-map = { "url": jumbf-uri-type, ? "alg": tstr, "hash": bstr }
/// ```
///
/// @param url the box
/// @param algorithm word of the hash algorithm; null if the enclosing structure says it
/// @param hash the hash over the box's content
public record HashedUri(JumbfUri url, @Nullable String algorithm, Bytes hash) {
    /// The reference a CBOR value is, if it is one.
    public static Optional<HashedUri> of(CborValue value) {
        if (value instanceof CborValue.Map map
                && map.get("url").orElse(null) instanceof CborValue.Text(var url)) {
            return map.get("hash")
                    .flatMap(HashedUri::hash)
                    .map(hash -> of(url, map.text("alg").orElse(null), hash));
        }
        return Optional.empty();
    }

    /// The reference a CBOR value is, and one that leads nowhere or has no hash if it lacks a part.
    public static HashedUri ofAny(CborValue value) {
        var map = value.asMap();
        return of(
                map.flatMap(found -> found.text("url")).orElse(""),
                map.flatMap(found -> found.text("alg")).orElse(null),
                map.flatMap(found -> found.get("hash"))
                        .flatMap(HashedUri::hash)
                        .orElse(Bytes.EMPTY));
    }

    private static HashedUri of(String url, @Nullable String algorithm, Bytes hash) {
        return new HashedUri(new JumbfUri(url), algorithm, hash);
    }

    /// A hash is a byte string; early claim generators wrote an array of numbers.
    private static Optional<Bytes> hash(CborValue value) {
        if (!(value instanceof CborValue.Array(var items))) {
            return value.asBytes();
        }
        var bytes = new byte[items.size()];
        for (int i = 0; i < bytes.length; i++) {
            if (!(items.get(i) instanceof CborValue.Int(var number))
                    || number < 0
                    || number > 0xFF) {
                return Optional.empty();
            }
            bytes[i] = (byte) number;
        }
        return Optional.of(Bytes.of(bytes));
    }

    /// The references that CBOR values are; nothing if one of them is none.
    public static Optional<List<HashedUri>> ofAll(List<CborValue> values) {
        var references = values.stream().map(HashedUri::of).flatMap(Optional::stream).toList();
        return references.size() == values.size() ? Optional.of(references) : Optional.empty();
    }

    /// A reference to a box as it is now, by the algorithm the engine writes.
    public static HashedUri to(JumbfUri url, JumbfBox.Superbox box) {
        return new HashedUri(
                url, null, Bytes.of(box.content().digest(HashAlgorithm.SHA256.digest())));
    }

    /// The reference as it is written.
    public CborValue toCbor() {
        return new CborMapBuilder()
                .put("url", url.value())
                .putIfPresent("alg", algorithm)
                .put("hash", new CborValue.ByteString(hash))
                .build();
    }
}
