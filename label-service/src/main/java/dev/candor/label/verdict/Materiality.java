package dev.candor.label.verdict;

/// Whether what was done changes what people take the media for, and the rule that says so.
public enum Materiality {
    /// Created whole, or persons, voices, objects, text, places or time added, removed or
    /// replaced.
    M1(true),
    /// Colour, crop, noise and the like: nothing another picture would show.
    M2(false);

    private final boolean material;

    Materiality(boolean material) {
        this.material = material;
    }

    public boolean material() {
        return material;
    }
}
