package dev.candor.label.rendering.image;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.util.Arrays;

/// How the stored pixels turn into the picture a viewer sees (Exif 3.0, tag 0x0112).
public enum Orientation {
    NORMAL(1),
    MIRRORED(2),
    UPSIDE_DOWN(3),
    UPSIDE_DOWN_MIRRORED(4),
    TRANSPOSED(5),
    TURNED_RIGHT(6),
    TRANSVERSED(7),
    TURNED_LEFT(8);

    private final int tag;

    Orientation(int tag) {
        this.tag = tag;
    }

    /// The orientation for the value of the Exif tag; values outside 1 to 8 mean nothing, as
    /// viewers treat them.
    public static Orientation of(int tag) {
        return Arrays.stream(values())
                .filter(orientation -> orientation.tag == tag)
                .findFirst()
                .orElse(NORMAL);
    }

    /// The value of the Exif tag, 1 to 8.
    public int tag() {
        return tag;
    }

    /// True where the viewer sees the stored width as height.
    boolean swapsSides() {
        return switch (this) {
            case NORMAL, MIRRORED, UPSIDE_DOWN, UPSIDE_DOWN_MIRRORED -> false;
            case TRANSPOSED, TURNED_RIGHT, TRANSVERSED, TURNED_LEFT -> true;
        };
    }

    /// From points of the picture as seen to points of the pixels as stored, `width` × `height`
    /// of them.
    AffineTransform toStored(int width, int height) {
        return switch (this) {
            case NORMAL -> new AffineTransform();
            case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case UPSIDE_DOWN -> new AffineTransform(-1, 0, 0, -1, width, height);
            case UPSIDE_DOWN_MIRRORED -> new AffineTransform(1, 0, 0, -1, 0, height);
            case TRANSPOSED -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case TURNED_RIGHT -> new AffineTransform(0, -1, 1, 0, 0, height);
            case TRANSVERSED -> new AffineTransform(0, -1, -1, 0, width, height);
            case TURNED_LEFT -> new AffineTransform(0, 1, -1, 0, width, 0);
        };
    }

    /// The stored pixels of a box of the picture as seen.
    Box toStored(Box seen, int width, int height) {
        var stored =
                toStored(width, height)
                        .createTransformedShape(
                                new Rectangle(seen.x(), seen.y(), seen.width(), seen.height()))
                        .getBounds();
        return new Box(stored.x, stored.y, stored.width, stored.height);
    }
}
