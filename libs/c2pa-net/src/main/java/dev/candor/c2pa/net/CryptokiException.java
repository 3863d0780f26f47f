package dev.candor.c2pa.net;

import java.util.Map;

/// A PKCS#11 module refused a call.
final class CryptokiException extends Exception {
    private static final long serialVersionUID = 1L;

    static final long USER_ALREADY_LOGGED_IN = 0x100;
    static final long ALREADY_INITIALIZED = 0x191;

    private static final Map<Long, String> WORDS =
            Map.ofEntries(
                    Map.entry(0x03L, "there is no such slot"),
                    Map.entry(0x30L, "the device reports an error"),
                    Map.entry(0x32L, "the device was removed"),
                    Map.entry(0x60L, "the key is no longer there"),
                    Map.entry(0x63L, "the key is of a kind that cannot sign so"),
                    Map.entry(0x68L, "the key may not be used for signing"),
                    Map.entry(0x70L, "the token does not know the algorithm"),
                    Map.entry(0x71L, "the token does not take the algorithm's parameters"),
                    Map.entry(0xA0L, "the PIN is wrong"),
                    Map.entry(0xA2L, "the PIN is too short or too long"),
                    Map.entry(0xA4L, "the PIN is locked"),
                    Map.entry(0xE0L, "the token is not present"),
                    Map.entry(0xE1L, "the token is not recognized"),
                    Map.entry(0x101L, "nobody is logged in"),
                    Map.entry(0x102L, "the token has no PIN yet"));

    private final long code;

    /// @param call the function, such as `C_Sign`
    /// @param code what it returned, a `CK_RV`
    CryptokiException(String call, long code) {
        super(
                "%s (%s returns 0x%X)"
                        .formatted(WORDS.getOrDefault(code, "the module refuses"), call, code));
        this.code = code;
    }

    long code() {
        return code;
    }
}
