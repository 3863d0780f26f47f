package dev.candor.cli;

/// Words of strangers on a terminal: what would steer it is shown and not obeyed.
final class Plain {
    private static final int REPLACEMENT = 0xFFFD;

    private Plain() {}

    /// The text without control characters and without marks that turn the direction of text.
    static String of(String text) {
        return text.codePoints()
                .map(character -> steers(character) ? REPLACEMENT : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean steers(int character) {
        return Character.isISOControl(character)
                || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069;
    }
}
