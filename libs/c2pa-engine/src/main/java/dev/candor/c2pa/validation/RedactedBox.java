package dev.candor.c2pa.validation;

import dev.candor.c2pa.jumbf.JumbfBox;

/// What may be left of an assertion that was taken out (C2PA 2.4, 15.11.3.3.1).
final class RedactedBox {
    private RedactedBox() {}

    /// Whether a content box holds nothing but zeros.
    static boolean isEmptied(JumbfBox box) {
        return switch (box) {
            case JumbfBox.Content content -> content.payload().isZero();
            case JumbfBox.Superbox superbox ->
                    superbox.children().stream().allMatch(RedactedBox::isEmptied);
        };
    }
}
