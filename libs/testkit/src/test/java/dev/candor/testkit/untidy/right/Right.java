package dev.candor.testkit.untidy.right;

import dev.candor.testkit.untidy.left.Left;
import org.jspecify.annotations.Nullable;

public record Right(@Nullable Left left) {}
