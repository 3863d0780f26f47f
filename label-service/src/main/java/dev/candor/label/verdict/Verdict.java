package dev.candor.label.verdict;

import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.LabelClass;
import dev.candor.label.vocabulary.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a piece of media is held to be. Never edited: a correction is the next version.
///
/// @param version 1 for the first verdict
/// @param rule row of the decision table
/// @param sourceType the term that led to the class, if one did
/// @param basis the evidence, a line a piece, strongest tier named first
/// @param sentence all of it for people, in English
/// @param decidedBy the engine that judged, with its version, or the person who did
/// @param reason why this version took the place of the one before; absent for the first
public record Verdict(
        VerdictId id,
        int version,
        LabelClass labelClass,
        Certainty certainty,
        CredentialState credentialState,
        List<Note> notes,
        Materiality materiality,
        Rule rule,
        @Nullable DigitalSourceType sourceType,
        List<String> basis,
        String sentence,
        String decidedBy,
        @Nullable String reason,
        Instant createdAt) {
    public Verdict {
        notes = List.copyOf(notes);
        basis = List.copyOf(basis);
        if (version < 1) {
            throw new IllegalArgumentException("Version " + version);
        }
    }

    /// True where people have to be told: a model made or changed what they see.
    public boolean asksForLabel() {
        return labelClass.generative() && materiality.material();
    }

    /// What a label in the media says; empty where there is nothing to say there.
    public Optional<Phrase> labelPhrase() {
        if (certainty != Certainty.INDICATED) {
            return labelClass.phrase();
        }
        return switch (labelClass) {
            case AI_GENERATED -> Optional.of(Phrase.LIKELY_AI_GENERATED);
            case AI_MODIFIED -> Optional.of(Phrase.LIKELY_AI_MODIFIED);
            case AI_MINOR, CAPTURED, HUMAN_EDITED, HUMAN_CREATED, SYNTHETIC_NON_AI, UNKNOWN ->
                    Optional.empty();
        };
    }

    /// True where AI was used and nothing material came of it: one line behind "info".
    public boolean toldInMenu() {
        return labelClass == LabelClass.AI_MINOR
                || (labelClass.generative() && !materiality.material());
    }

    /// Who or what says so (case A9).
    public Source source() {
        if (rule == Rule.EDITOR_DECIDED) {
            return Source.EDITOR;
        }
        return switch (certainty) {
            case VERIFIED, ASSERTED -> Source.INDUSTRY_SIGNAL;
            case DECLARED -> Source.SELF_DISCLOSED;
            case INDICATED -> Source.DETECTED;
            case DISPUTED, UNCONFIRMED -> Source.NONE;
        };
    }

    /// True where it must not be shown, with any label.
    public boolean blocked() {
        return notes.contains(Note.BLOCKED);
    }

    public Optional<DigitalSourceType> leadingType() {
        return Optional.ofNullable(sourceType);
    }
}
