package dev.candor.label.icon;

import java.util.regex.Pattern;

/// An official icon, for a light and for a dark surface.
///
/// @param onLight path of the icon
/// @param svgOnLight the icon, as it is published; never redrawn
public record IconPair(String onLight, String onDark, String svgOnLight, String svgOnDark) {
    private static final Pattern VIEW_BOX =
            Pattern.compile(
                    "viewBox=\"[-0-9.]+[ ,]+[-0-9.]+[ ,]+([0-9]+(?:\\.[0-9]+)?)[ ,]+"
                            + "([0-9]+(?:\\.[0-9]+)?)\"");

    /// Width by height of the drawing, 0.5 to 6; 1 where it does not say.
    public double ratio() {
        var found = VIEW_BOX.matcher(svgOnLight);
        if (!found.find()) {
            return 1;
        }
        var height = Double.parseDouble(found.group(2));
        return height == 0 ? 1 : Math.clamp(Double.parseDouble(found.group(1)) / height, 0.5, 6);
    }
}
