package dev.candor.consent.grant;

/// The shape of open codes: lower-case words joined by hyphens.
public final class Codes {
    public static final String CODE = "[a-z0-9]+(-[a-z0-9]+)*";
    public static final String CODE_OR_ANY = CODE + "|\\*";
    public static final String NOT_A_CODE =
            "not a code: lower-case letters and digits, joined by hyphens";

    private Codes() {}
}
