package dev.candor.label.vocabulary;

/// The corner of the picture, as the viewer sees it, that a label stands in.
public enum Position {
    TOP_RIGHT,
    TOP_LEFT,
    BOTTOM_RIGHT,
    BOTTOM_LEFT
}
