package dev.candor.c2pa.cose;

import dev.candor.c2pa.cbor.CborValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// A NumericDate: seconds since 1970, as any CBOR number without a tag (RFC 8392, 2; C2PA 2.4,
/// 13.2.4).
public final class NumericDate {
    private NumericDate() {}

    /// The time a value means, if it is one.
    public static Optional<Instant> read(CborValue value) {
        try {
            return switch (value) {
                case CborValue.Int(var seconds) -> Optional.of(Instant.ofEpochSecond(seconds));
                case CborValue.Float(var seconds) when Double.isFinite(seconds) ->
                        Optional.of(Instant.ofEpochSecond((long) seconds));
                default -> Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
