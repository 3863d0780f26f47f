package dev.candor.c2pa.asset.text;

import dev.candor.c2pa.asset.Container;
import dev.candor.c2pa.io.Bytes;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// A manifest store in Base64 (RFC 4648, 4).
final class EmbeddedText {
    /// The longest text a store may be written as, white space around it included.
    static final int MOST_TEXT = Container.MAX_STORE / 2 * 3;

    private EmbeddedText() {}

    /// What the digits stand for, if they are all digits and the only way to write it: another way
    /// would be a place to hide something in.
    static Optional<Bytes> decoded(byte[] digits) {
        try {
            var store = Base64.getDecoder().decode(digits);
            return store.length > 0 && Arrays.equals(Base64.getEncoder().encode(store), digits)
                    ? Optional.of(Bytes.of(store))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
