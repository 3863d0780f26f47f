package dev.candor.label.badge;

import dev.candor.kit.standing.Stands;
import dev.candor.label.icon.IconPair;
import dev.candor.label.icon.Icons;
import dev.candor.label.standing.StandingWords;
import dev.candor.label.verdict.Explanation;
import dev.candor.label.verdict.Rule;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Outline;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Saying;
import dev.candor.label.vocabulary.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a badge shows. One label at a time, and invalid credentials beat any label (C2PA user
/// experience guidance 2.0).
///
/// @param title all of its words, the badge's accessible name
/// @param stands how the publication stands
/// @param standing says that first, where not all is well
/// @param label the title without that
/// @param description the whole verdict in sentences
/// @param credentials what became of the Content Credentials
/// @param evidence words of the link to everything that is public
/// @param token stands before words that speak of AI
/// @param icon the official one that takes the token's place, where the operator mounted it
/// @param parts the label, then how it is known, in reading order
/// @param language of all of it
record Badge(
        String title,
        Stands stands,
        @Nullable Outline standing,
        String label,
        String description,
        String credentials,
        String evidence,
        @Nullable Outline token,
        @Nullable IconPair icon,
        List<Outline> parts,
        Language language) {
    private static final String BETWEEN = " · ";

    Badge {
        parts = List.copyOf(parts);
    }

    /// In the wished language, or English for a phrase that language does not have.
    static Badge of(
            Verdict verdict, Stands stands, Language wished, Vocabulary vocabulary, Icons icons) {
        var phrases = Stream.concat(Stream.of(label(verdict)), source(verdict).stream()).toList();
        var complete = wished.phrases().keySet().containsAll(phrases);
        var language =
                complete || wished.phrases().containsKey(phrases.getFirst())
                        ? wished
                        : vocabulary.fallback();
        var parts = phrases.stream().map(language::outline).flatMap(Optional::stream).toList();
        var label = parts.stream().map(Outline::text).collect(Collectors.joining(BETWEEN));
        var standing =
                StandingWords.phrase(stands.standing()).flatMap(language::outline).orElse(null);
        return new Badge(
                standing == null ? label : standing.text() + BETWEEN + label,
                stands,
                standing,
                label,
                description(verdict, stands, language),
                Explanation.credentials(verdict.credentialState(), language),
                evidence(verdict, language),
                speaksOfAi(label(verdict)) ? vocabulary.token().sign() : null,
                icon(label(verdict), icons).orElse(null),
                parts,
                language);
    }

    /// The same with the token, where nothing can show the icon as it is published.
    Badge withoutIcon() {
        return new Badge(
                title,
                stands,
                standing,
                label,
                description,
                credentials,
                evidence,
                token,
                null,
                parts,
                language);
    }

    /// `ltr` or `rtl`.
    String direction() {
        return language.direction().name().toLowerCase(Locale.ROOT);
    }

    private static String description(Verdict verdict, Stands stands, Language language) {
        var standing = StandingWords.saying(stands.standing()).map(language::say);
        return language.text(
                Stream.concat(standing.stream(), Stream.of(Explanation.of(verdict, language)))
                        .toList());
    }

    private static String evidence(Verdict verdict, Language language) {
        return language.say(
                Saying.VERSION,
                language.number(verdict.version()),
                language.day(verdict.createdAt()));
    }

    private static boolean speaksOfAi(Phrase label) {
        return switch (label) {
            case AI_GENERATED,
                    AI_MODIFIED,
                    LIKELY_AI_GENERATED,
                    LIKELY_AI_MODIFIED,
                    MAYBE_AI,
                    SUSPECTED_AI ->
                    true;
            case NO_AI_LABEL,
                    CAPTURED,
                    CREDENTIALS_INVALID,
                    DISPUTED,
                    UNKNOWN,
                    PER_CREDENTIALS,
                    PER_FILE,
                    PER_CREATOR,
                    UNDER_REVIEW,
                    EDITS_UNRECORDED,
                    MISSING_CONTEXT,
                    PER_EDITOR,
                    RETRACTED,
                    CONSENT_ENDED,
                    CONSENT_SUSPENDED ->
                    false;
        };
    }

    private static Optional<IconPair> icon(Phrase label, Icons icons) {
        if (!speaksOfAi(label)) {
            return Optional.empty();
        }
        return label == Phrase.AI_GENERATED
                ? icons.generated()
                : label == Phrase.AI_MODIFIED ? icons.modified() : icons.basic();
    }

    private static Phrase label(Verdict verdict) {
        if (verdict.credentialState() == CredentialState.INVALID) {
            return Phrase.CREDENTIALS_INVALID;
        }
        if (verdict.rule() == Rule.MISLEADING_WITHOUT_AI) {
            return Phrase.MISSING_CONTEXT;
        }
        if (verdict.rule() == Rule.TRUSTED_CAPTURE_UNRECORDED) {
            return Phrase.EDITS_UNRECORDED;
        }
        if (verdict.rule() == Rule.DETECTOR_SUSPECTS) {
            return Phrase.SUSPECTED_AI;
        }
        if (verdict.certainty() == Certainty.DISPUTED) {
            return Phrase.DISPUTED;
        }
        return switch (verdict.labelClass()) {
            case AI_GENERATED, AI_MODIFIED -> verdict.labelPhrase().orElseThrow();
            case CAPTURED ->
                    verdict.certainty() == Certainty.VERIFIED
                            ? Phrase.CAPTURED
                            : Phrase.NO_AI_LABEL;
            case AI_MINOR, HUMAN_EDITED, HUMAN_CREATED, SYNTHETIC_NON_AI -> Phrase.NO_AI_LABEL;
            case UNKNOWN ->
                    verdict.certainty() == Certainty.INDICATED ? Phrase.MAYBE_AI : Phrase.UNKNOWN;
        };
    }

    /// Who says so, beside a label that says something.
    private static Optional<Phrase> source(Verdict verdict) {
        if (verdict.rule() == Rule.EDITOR_DECIDED && label(verdict) != Phrase.CREDENTIALS_INVALID) {
            return Optional.of(Phrase.PER_EDITOR);
        }
        return switch (label(verdict)) {
            case AI_GENERATED, AI_MODIFIED, CAPTURED ->
                    switch (verdict.certainty()) {
                        case VERIFIED -> Optional.of(Phrase.PER_CREDENTIALS);
                        case ASSERTED -> Optional.of(Phrase.PER_FILE);
                        case DECLARED -> Optional.of(Phrase.PER_CREATOR);
                        case INDICATED, DISPUTED, UNCONFIRMED -> Optional.empty();
                    };
            case MAYBE_AI, SUSPECTED_AI, LIKELY_AI_GENERATED, LIKELY_AI_MODIFIED ->
                    Optional.of(Phrase.UNDER_REVIEW);
            case NO_AI_LABEL,
                    CREDENTIALS_INVALID,
                    DISPUTED,
                    UNKNOWN,
                    PER_CREDENTIALS,
                    PER_FILE,
                    PER_CREATOR,
                    UNDER_REVIEW,
                    EDITS_UNRECORDED,
                    MISSING_CONTEXT,
                    PER_EDITOR,
                    RETRACTED,
                    CONSENT_ENDED,
                    CONSENT_SUSPENDED ->
                    Optional.empty();
        };
    }
}
