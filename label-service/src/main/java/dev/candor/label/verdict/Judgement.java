package dev.candor.label.verdict;

import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the decision table makes of the evidence.
///
/// @param sourceType the term that led to the class, if one did
record Judgement(
        Rule rule,
        LabelClass labelClass,
        Certainty certainty,
        @Nullable DigitalSourceType sourceType,
        List<Note> notes) {
    Judgement {
        notes = List.copyOf(notes);
    }

    Judgement(Rule rule, DigitalSourceType sourceType, Certainty certainty, Note... notes) {
        this(rule, sourceType.labelClass(), certainty, sourceType, List.of(notes));
    }

    static Judgement unknown(Rule rule, Certainty certainty, Note... notes) {
        return new Judgement(rule, LabelClass.UNKNOWN, certainty, null, List.of(notes));
    }

    Optional<DigitalSourceType> leadingType() {
        return Optional.ofNullable(sourceType);
    }

    Materiality materiality() {
        return labelClass.generative() ? Materiality.M1 : Materiality.M2;
    }
}
