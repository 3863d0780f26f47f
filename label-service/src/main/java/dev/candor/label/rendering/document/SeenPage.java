package dev.candor.label.rendering.document;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.util.Matrix;

/// A page as it is seen: cropped and turned.
///
/// @param width in points
/// @param toUser from what is seen to the page's own coordinates
record SeenPage(double width, double height, Matrix toUser) {
    static SeenPage of(PDPage page) {
        var crop = page.getCropBox();
        var x = crop.getLowerLeftX();
        var y = crop.getLowerLeftY();
        var w = crop.getWidth();
        var h = crop.getHeight();
        return switch (Math.floorMod(page.getRotation(), 360)) {
            case 90 -> new SeenPage(h, w, new Matrix(0, 1, -1, 0, x + w, y));
            case 180 -> new SeenPage(w, h, new Matrix(-1, 0, 0, -1, x + w, y + h));
            case 270 -> new SeenPage(h, w, new Matrix(0, -1, 1, 0, x, y + h));
            default -> new SeenPage(w, h, new Matrix(1, 0, 0, 1, x, y));
        };
    }

    double shorterSide() {
        return Math.min(width, height);
    }
}
