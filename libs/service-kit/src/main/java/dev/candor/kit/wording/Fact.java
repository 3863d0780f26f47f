package dev.candor.kit.wording;

/// One thing told: what it is about, and what holds.
public record Fact(String name, String value) {}
