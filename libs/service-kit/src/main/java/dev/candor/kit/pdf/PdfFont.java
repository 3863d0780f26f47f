package dev.candor.kit.pdf;

import java.util.regex.Pattern;

/// A font that every reader of PDF brings (ISO 32000-1, 9.6.2.2), with the widths of its letters.
///
/// It writes what Windows code page 1252 has: the languages of western Europe.
enum PdfFont {
    PLAIN("Helvetica", Widths.PLAIN),
    BOLD("Helvetica-Bold", Widths.BOLD),
    CODE("Courier", "");

    /// What stands for a letter that the font does not have.
    static final char MISSING = '?';

    /// Characters of the code page from 0x80 to 0x9F; a null where it has none.
    private static final String UPPER_CONTROLS = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    private static final int FIRST = 0x20;
    private static final int WIDTH_OF_CODE = 600;

    private final String postScriptName;
    private final int[] widths;

    PdfFont(String postScriptName, String widths) {
        this.postScriptName = postScriptName;
        this.widths =
                Widths.GAP
                        .splitAsStream(widths.strip())
                        .filter(text -> !text.isEmpty())
                        .mapToInt(Integer::parseInt)
                        .toArray();
    }

    String postScriptName() {
        return postScriptName;
    }

    /// Whether every letter of a text can be written.
    static boolean writes(String text) {
        return text.chars().allMatch(letter -> code(letter) != 0);
    }

    /// A text in the code page, with [#MISSING] for what is not in it.
    static byte[] encoded(String text) {
        var bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            int code = code(text.charAt(i));
            bytes[i] = (byte) (code == 0 ? MISSING : code);
        }
        return bytes;
    }

    /// Width of a text in thousandths of the size it is set in.
    int width(String text) {
        int width = 0;
        for (byte code : encoded(text)) {
            width += widths.length == 0 ? WIDTH_OF_CODE : widths[(code & 0xFF) - FIRST];
        }
        return width;
    }

    private static int code(int letter) {
        if (letter >= FIRST && letter < 0x7F || letter >= 0xA0 && letter <= 0xFF) {
            return letter;
        }
        int upper = letter == 0 ? -1 : UPPER_CONTROLS.indexOf(letter);
        return upper < 0 ? 0 : 0x80 + upper;
    }

    /// Of 0x20 to 0xFF, sixteen a line.
    private static final class Widths {
        static final Pattern GAP = Pattern.compile("\\s+");
        static final String PLAIN =
                """
                278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278
                556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556
                1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778
                667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556
                333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556
                556 556 333 500 278 556 500 722 500 500 500 334 260 334 584 365
                556 350 222 556 333 1000 556 556 333 1000 667 333 1000 350 611 350
                350 222 222 333 333 350 556 1000 333 1000 500 333 944 350 500 667
                278 333 556 556 556 556 260 556 333 737 370 556 584 333 737 552
                400 549 333 333 333 576 537 278 333 333 365 556 834 834 834 611
                667 667 667 667 667 667 1000 722 667 667 667 667 278 278 278 278
                722 722 778 778 778 778 778 584 778 722 722 722 722 667 667 611
                556 556 556 556 556 556 889 500 556 556 556 556 278 278 278 278
                556 556 556 556 556 556 556 549 611 556 556 556 556 500 556 500
                """;
        static final String BOLD =
                """
                278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278
                556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611
                975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778
                667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556
                333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611
                611 611 389 556 333 611 556 778 556 556 500 389 280 389 584 365
                556 350 278 556 500 1000 556 556 333 1000 667 333 1000 350 611 350
                350 278 278 500 500 350 556 1000 333 1000 556 333 944 350 500 667
                278 333 556 556 556 556 280 556 333 737 370 556 584 333 737 552
                400 549 333 333 333 576 556 278 333 333 365 556 834 834 834 611
                722 722 722 722 722 722 1000 722 667 667 667 667 278 278 278 278
                722 722 778 778 778 778 778 584 778 722 722 722 722 667 667 611
                556 556 556 556 556 556 889 556 556 556 556 556 278 278 278 278
                611 611 611 611 611 611 611 549 611 611 611 611 611 556 611 556
                """;

        private Widths() {}
    }
}
