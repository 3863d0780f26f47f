package dev.candor.consent.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Random digits that make a digest of a small record tell nothing to who does not know them.
public final class Salt {
    private static final int BYTES = 32;

    private static final
    class Holder { // made at first use: a native image must not keep a seed from its build
        static final SecureRandom RANDOM = new SecureRandom();
    }

    private Salt() {}

    /// 64 hexadecimal digits nobody can guess.
    public static String next() {
        var salt = new byte[BYTES];
        Holder.RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
