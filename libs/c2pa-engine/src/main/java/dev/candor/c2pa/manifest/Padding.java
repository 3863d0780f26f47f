package dev.candor.c2pa.manifest;

import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfType;
import java.util.Set;

/// The boxes of a store that only fill it up (ISO/IEC 19566-5, A.4). Nobody signs what lies in them
/// unless they are part of an assertion, so it has to be nothing.
final class Padding {
    private static final Set<String> TYPES = Set.of("free", "skip");

    private Padding() {}

    /// Whether all that fills up a box, and the boxes in it, is zeros. What lies in assertions is
    /// signed, whatever it is.
    static boolean isZero(JumbfBox box) {
        return switch (box) {
            case JumbfBox.Content(var type, var payload, _) ->
                    !TYPES.contains(type) || payload.isZero();
            case JumbfBox.Superbox superbox ->
                    superbox.children().stream()
                            .filter(child -> !isAssertion(superbox, child))
                            .allMatch(Padding::isZero);
        };
    }

    private static boolean isAssertion(JumbfBox.Superbox around, JumbfBox child) {
        return around.type().equals(JumbfType.ASSERTION_STORE)
                && child instanceof JumbfBox.Superbox;
    }
}
