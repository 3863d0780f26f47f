package dev.candor.label.rendering.image;

import dev.candor.label.vocabulary.Language.Direction;
import dev.candor.label.vocabulary.Outline;
import java.util.List;
import java.util.stream.Collectors;

/// The words of a label in reading order, parted by a bar.
public record LabelFace(List<Outline> parts, Direction direction) {
    public LabelFace {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A label says something");
        }
    }

    /// What the label says, in one line.
    public String text() {
        return parts.stream().map(Outline::text).collect(Collectors.joining(" "));
    }

    /// The parts from left to right.
    List<Outline> fromTheLeft() {
        return direction == Direction.RTL ? parts.reversed() : parts;
    }
}
