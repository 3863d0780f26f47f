package dev.candor.label.verdict;

import java.util.List;

/// Whether what was done changes what people take the media for, and the rule that says so.
public enum Materiality {
    /// Created whole, or persons, voices, objects, text, places or time added, removed or
    /// replaced.
    M1(true),
    /// Colour, crop, noise and the like: nothing another picture would show.
    M2(false),
    /// Grey, about people, places, documents or news, or about we do not know what: an editor
    /// looks at it, and it counts as material until then.
    M3(true),
    /// Grey, about something else: an editor looks at it, and it does not count until then.
    M3_MINOR(false);

    private final boolean material;

    Materiality(boolean material) {
        this.material = material;
    }

    public boolean material() {
        return material;
    }

    boolean grey() {
        return this == M3 || this == M3_MINOR;
    }

    /// Of a part that was made or replaced. Where nothing is known of the edits, they are
    /// material.
    static Materiality of(List<Edit> edits, Subject subject, DecisionRules rules) {
        var weights = edits.stream().map(edit -> edit.weight(rules.fillShare())).toList();
        if (weights.isEmpty() || weights.contains(Edit.Weight.MATERIAL)) {
            return M1;
        }
        if (!weights.contains(Edit.Weight.GREY)) {
            return M2;
        }
        return subject == Subject.OTHER ? M3_MINOR : M3;
    }
}
