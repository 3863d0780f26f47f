package dev.candor.kit.problem;

/// A bean of query parameters: its members are named `?name` in a problem, not by a JSON Pointer.
public interface QueryParameters {}
