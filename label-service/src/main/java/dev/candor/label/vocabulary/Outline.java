package dev.candor.label.vocabulary;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// A phrase, drawn: its outline as an SVG path in thousandths of an em, baseline at y 0, y
/// growing downwards.
///
/// @param text what the outline says
/// @param advance width to the next word, in thousandths of an em
/// @param ink the box the outline fills
/// @param path absolute `M`, `L`, `Q`, `C` and `Z` commands with whole numbers; fill rule
/// non-zero
@RegisterForReflection
public record Outline(String text, int advance, Ink ink, String path) {
    /// Height of a capital letter of the typeface, in thousandths of an em.
    public static final int CAP_HEIGHT = 714;

    public Outline {
        if (text.isBlank() || advance <= 0 || path.isEmpty()) {
            throw new IllegalArgumentException("An outline draws something: " + text);
        }
    }

    /// The box an outline fills, in thousandths of an em.
    @RegisterForReflection
    public record Ink(int x, int y, int width, int height) {
        public Ink {
            if (width <= 0 || height <= 0) {
                throw new IllegalArgumentException(
                        "An empty box: %d × %d".formatted(width, height));
            }
        }
    }
}
