package dev.candor.label.badge;

import dev.candor.label.vocabulary.Language.Direction;
import dev.candor.label.vocabulary.Outline;
import java.util.List;
import java.util.Locale;

/// Draws a badge as SVG that needs no font, no script and no style sheet. Colours are
/// presentation attributes; where style
/// sheets count, a dark surrounding turns them round. Contrast is 17:1 either way, and the
/// border stands out by 3:1 from white
/// and from black.
final class BadgeSvg {
    private static final int HEIGHT = 28;
    private static final int SIDE = 12;
    private static final int GAP = 20;

    /// Pixels an em.
    private static final double EM = 15;

    private BadgeSvg() {}

    static String draw(Badge badge) {
        var scale = EM / 1000;
        var inside = badge.parts().stream().mapToDouble(part -> part.ink().width() * scale).sum();
        var width = (int) Math.ceil(inside + 2 * SIDE + (badge.parts().size() - 1) * GAP);
        var svg = new StringBuilder();
        svg.append(head(badge, width));
        svg.append(
                """
                <style>@media (prefers-color-scheme:dark){.p{fill:#f5f5f5}.i{fill:#141414}}</style>
                <rect class="p" x="1" y="1" width="%d" height="%d" rx="6" fill="#141414" stroke="#767676"/>
                <g class="i" fill="#f5f5f5">
                """
                        .formatted(width - 2, HEIGHT - 2));
        parts(badge, svg, scale);
        return svg.append("</g>\n</svg>\n").toString();
    }

    private static String head(Badge badge, int width) {
        return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" \
        aria-labelledby="t d" lang="%s" direction="%s">
        <title id="t">%s</title>
        <desc id="d" lang="en">%s</desc>
        """
                .formatted(
                        width,
                        HEIGHT,
                        width,
                        HEIGHT,
                        badge.language().tag(),
                        badge.language().direction().name().toLowerCase(Locale.ROOT),
                        escaped(badge.title()),
                        escaped(badge.description()));
    }

    private static void parts(Badge badge, StringBuilder svg, double scale) {
        double left = SIDE;
        var parts =
                badge.language().direction() == Direction.RTL
                        ? badge.parts().reversed()
                        : badge.parts();
        for (Outline part : parts) {
            if (left > SIDE) {
                svg.append(
                        "<circle cx=\"%.1f\" cy=\"%d\" r=\"2\"/>\n"
                                .formatted(left - GAP / 2.0, HEIGHT / 2));
            }
            svg.append(
                    "<path transform=\"translate(%.2f %.2f) scale(%.4f)\" d=\"%s\"/>\n"
                            .formatted(
                                    left - part.ink().x() * scale,
                                    baseline(parts, scale),
                                    scale,
                                    part.path()));
            left += part.ink().width() * scale + GAP;
        }
    }

    private static double baseline(List<Outline> parts, double scale) {
        var top = parts.stream().mapToInt(part -> part.ink().y()).min().orElse(0);
        var bottom =
                parts.stream()
                        .mapToInt(part -> part.ink().y() + part.ink().height())
                        .max()
                        .orElse(0);
        return HEIGHT / 2.0 - (top + bottom) / 2.0 * scale;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
