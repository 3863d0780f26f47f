package dev.candor.label;

public record Neighbour(String name) {}
