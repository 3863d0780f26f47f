package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something outside the store, with or without the hash it had (C2PA 2.4, 18.24.3):
///
/// ```
/// hashed-ext-uri-map   = { "url": ext-url-type, "alg": tstr, "hash": bstr,
///                          ? "dc:format": format-string, ? "size": size-type, … }
/// unhashed-ext-uri-map = { "url": tstr, ? "dc:format": format-string, ? "size": size-type, … }
/// ```
///
/// @param url where it is, not empty
/// @param algorithm word of the hash algorithm; null if not said
/// @param hash null if not said
/// @param format its media type; null if not said
/// @param size its length in bytes; null if not said
public record ExternalUri(
        String url,
        @Nullable String algorithm,
        @Nullable Bytes hash,
        @Nullable String format,
        @Nullable Long size) {
    /// The reference a CBOR value is, if it is a map that says where.
    public static Optional<ExternalUri> of(CborValue value) {
        return value.asMap()
                .flatMap(
                        map ->
                                map.text("url")
                                        .filter(url -> !url.isBlank())
                                        .map(url -> of(url, map)));
    }

    private static ExternalUri of(String url, CborValue.Map map) {
        return new ExternalUri(
                url,
                map.text("alg").orElse(null),
                map.get("hash").flatMap(CborValue::asBytes).orElse(null),
                map.text("dc:format").orElse(null),
                map.get("size").flatMap(CborValue::asLong).orElse(null));
    }

    /// Whether it says both by which algorithm and which hash.
    public boolean isHashed() {
        return algorithm != null && hash != null;
    }

    /// Whether it says the hash of what was found, by an algorithm that C2PA allows.
    public boolean isOver(Bytes found) {
        return algorithm != null
                && hash != null
                && HashAlgorithm.of(algorithm)
                        .filter(by -> hash.matches(found.digest(by.digest())))
                        .isPresent();
    }

    /// Whether it says one of algorithm and hash, which is of no use.
    public boolean isHalfHashed() {
        return (algorithm == null) != (hash == null);
    }
}
