package dev.candor.consent.scope;

/// The shapes of texts that name something: open codes are lower-case words joined by hyphens.
public final class Codes {
    public static final String CODE = "[a-z0-9]+(-[a-z0-9]+)*";
    public static final String CODE_OR_ANY = CODE + "|\\*";
    public static final String NOT_A_CODE =
            "not a code: lower-case letters and digits, joined by hyphens";

    /// Any UUID, of whatever version (RFC 9562, 4).
    public static final String UUID = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

    public static final String NOT_A_UUID = "not a UUID";

    public static final String SHA256 = "[0-9a-f]{64}";
    public static final String NOT_A_SHA256 = "not 64 lower-case hexadecimal digits of a SHA-256";

    private Codes() {}
}
