package dev.candor.testkit.untidy.left;

import dev.candor.testkit.untidy.right.Right;

public record Left(Right right) {}
