package dev.candor.label.rendering.document;

/// A rectangle in points; its corner is at the lower left.
public record Rect(double x, double y, double width, double height) {
    Rect inset(double by) {
        return new Rect(x + by, y + by, width - 2 * by, height - 2 * by);
    }
}
