package dev.candor.label.rendering.medium;

/// What was written.
///
/// @param text what the label says
public record Labelled(String text, Measured measured) {}
