package dev.candor.label.badge;

import dev.candor.label.badge.BadgeLayout.Frame;
import dev.candor.label.badge.BadgeLayout.Placed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// Draws a badge as SVG that needs no font, no script and no style sheet. Colours are
/// presentation attributes; where style
/// sheets count, a dark surrounding turns them round. Contrast is 17:1 either way, and the
/// border stands out by 3:1 from white
/// and from black.
final class BadgeSvg {
    private static final int HEIGHT = BadgeLayout.HEIGHT;

    private BadgeSvg() {}

    static String draw(Badge badge) {
        var layout = BadgeLayout.of(badge);
        var svg = new StringBuilder(head(badge, layout.width()));
        svg.append(
                """
                <style>.l{display:none}\
                @media (prefers-color-scheme:dark){.p{fill:#f5f5f5}.i{fill:#141414}\
                .f{stroke:#141414}.l{display:inline}.d{display:none}}</style>
                <rect class="p" x="1" y="1" width="%d" height="%d" rx="6" fill="#141414" stroke="#767676"/>
                """
                        .formatted(layout.width() - 2, HEIGHT - 2));
        mark(badge, layout, svg);
        svg.append("<g class=\"i\" fill=\"#f5f5f5\">\n");
        layout.dots()
                .forEach(
                        x ->
                                svg.append(
                                        String.format(
                                                Locale.ROOT,
                                                "<circle cx=\"%.1f\" cy=\"%d\" r=\"2\"/>\n",
                                                x,
                                                HEIGHT / 2)));
        for (Placed placed : layout.outlines()) {
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<path transform=\"translate(%.2f %.2f) scale(%.4f)\" d=\"%s\"/>\n",
                            placed.left() - placed.outline().ink().x() * BadgeLayout.SCALE,
                            layout.baseline(),
                            BadgeLayout.SCALE,
                            placed.outline().path()));
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    private static String head(Badge badge, int width) {
        return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" \
        aria-labelledby="t d" lang="%s" direction="%s">
        <title id="t">%s</title>
        <desc id="d">%s</desc>
        """
                .formatted(
                        width,
                        HEIGHT,
                        width,
                        HEIGHT,
                        badge.language().tag(),
                        badge.direction(),
                        escaped(badge.title()),
                        escaped(badge.description()));
    }

    /// The official icon as it is, carried inside, or a frame for the token.
    private static void mark(Badge badge, BadgeLayout layout, StringBuilder svg) {
        var frame = layout.frame();
        if (frame == null) {
            return;
        }
        var icon = badge.icon();
        if (icon == null) {
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<rect class=\"f\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\""
                                    + " rx=\"3\" fill=\"none\" stroke=\"#f5f5f5\"/>\n",
                            frame.x(),
                            frame.y(),
                            frame.width(),
                            frame.height()));
            return;
        }
        svg.append(image("d", icon.svgOnDark(), frame))
                .append(image("l", icon.svgOnLight(), frame));
    }

    private static String image(String name, String icon, Frame frame) {
        return String.format(
                Locale.ROOT,
                "<image class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\""
                        + " href=\"data:image/svg+xml;base64,%s\"/>\n",
                name,
                frame.x(),
                frame.y(),
                frame.width(),
                frame.height(),
                Base64.getEncoder().encodeToString(icon.getBytes(StandardCharsets.UTF_8)));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
