package dev.candor.label.verdict;

import dev.candor.label.vocabulary.CredentialState;
import dev.candor.label.vocabulary.LabelClass;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Phrase;
import dev.candor.label.vocabulary.Saying;
import dev.candor.label.vocabulary.Vocabulary;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Explains a verdict in any language: what is known, from whom, and why there is or is no AI
/// label. In English that is the sentence the verdict keeps.
public final class Explanation {
    private Explanation() {}

    public static String of(Verdict verdict, Language language) {
        if (language.tag().equals(Vocabulary.FALLBACK)) {
            return verdict.sentence();
        }
        return Stream.concat(known(verdict, language), follows(verdict).map(language::say))
                .collect(Collectors.collectingAndThen(Collectors.toList(), language::text));
    }

    /// What became of the content credentials. Case A12: an unknown signer is said to be one.
    public static String credentials(CredentialState state, Language language) {
        return language.say(
                switch (state) {
                    case NONE -> Saying.CREDENTIALS_NONE;
                    case VALID_TRUSTED -> Saying.CREDENTIALS_TRUSTED;
                    case VALID_UNTRUSTED -> Saying.CREDENTIALS_UNTRUSTED;
                    case INVALID -> Saying.CREDENTIALS_INVALID;
                    case UNAVAILABLE -> Saying.CREDENTIALS_UNAVAILABLE;
                });
    }

    private static Stream<String> known(Verdict verdict, Language language) {
        return switch (verdict.rule()) {
            case FORBIDDEN -> said(language, Saying.FORBIDDEN);
            case INVALID_CREDENTIALS ->
                    Stream.of(
                            language.say(Saying.CREDENTIALS_INVALID), otherwise(verdict, language));
            case UNAVAILABLE_CREDENTIALS ->
                    Stream.of(
                            language.say(Saying.CREDENTIALS_UNAVAILABLE),
                            otherwise(verdict, language));
            case TRUSTED_GENERATED, TRUSTED_MODIFIED, TRUSTED_NOT_AI ->
                    Stream.of(language.say(Saying.TRUSTED_SAYS, made(verdict, language)));
            case TRUSTED_CAPTURE_UNRECORDED ->
                    Stream.of(
                            language.say(Saying.TRUSTED_SAYS, made(verdict, language)),
                            language.sentence(words(language, Phrase.EDITS_UNRECORDED)));
            case TRUSTED_AI_AGAINST_UPLOADER ->
                    Stream.of(
                            language.say(Saying.TRUSTED_SAYS, made(verdict, language)),
                            language.say(Saying.TRUSTED_OUTWEIGHS));
            case MINOR_USE -> Stream.of(language.sentence(made(verdict, language)));
            case WATERMARK_FOUND -> said(language, Saying.WATERMARK);
            case WATERMARK_UNSURE -> said(language, Saying.WATERMARK_UNSURE);
            case FILE_SAYS -> Stream.of(language.say(Saying.FILE_SAYS, made(verdict, language)));
            case UPLOADER_SAYS ->
                    Stream.of(language.say(Saying.UPLOADER_SAYS, made(verdict, language)));
            case DETECTOR_SUSPECTS -> said(language, Saying.DETECTOR);
            case DETECTOR_UNSURE, NOTHING_KNOWN -> said(language, Saying.NOTHING_KNOWN);
            case REPORTED -> Stream.of(language.say(Saying.REPORTED), otherwise(verdict, language));
            case SIGN_AGAINST_TRUSTED_CAPTURE, FILE_AGAINST_TRUSTED_CAPTURE ->
                    said(language, Saying.CONTRADICTION);
            case EDITOR_DECIDED ->
                    Stream.of(language.say(Saying.EDITOR_SAYS, made(verdict, language)));
            case REVIEWED_TEXT ->
                    Stream.of(
                            language.sentence(made(verdict, language)),
                            language.say(Saying.REVIEWED_TEXT));
            case EVIDENT_ART ->
                    Stream.of(
                            language.sentence(made(verdict, language)),
                            language.say(Saying.EVIDENT_ART));
            case MISLEADING_WITHOUT_AI ->
                    Stream.of(language.say(Saying.MISLEADING), otherwise(verdict, language));
        };
    }

    private static Stream<String> said(Language language, Saying saying) {
        return Stream.of(language.say(saying));
    }

    private static String otherwise(Verdict verdict, Language language) {
        return verdict.labelClass() == LabelClass.UNKNOWN
                ? language.say(Saying.NOTHING_ELSE)
                : language.say(Saying.OTHERS_SAY, made(verdict, language));
    }

    private static String made(Verdict verdict, Language language) {
        return switch (verdict.labelClass()) {
            case AI_GENERATED -> words(language, Phrase.AI_GENERATED);
            case AI_MODIFIED -> words(language, Phrase.AI_MODIFIED);
            case CAPTURED -> words(language, Phrase.CAPTURED);
            case UNKNOWN -> words(language, Phrase.UNKNOWN);
            case AI_MINOR -> language.say(Saying.ENHANCED);
            case HUMAN_EDITED -> language.say(Saying.HUMAN_EDITED);
            case HUMAN_CREATED -> language.say(Saying.HUMAN_CREATED);
            case SYNTHETIC_NON_AI -> language.say(Saying.SOFTWARE);
        };
    }

    private static String words(Language language, Phrase phrase) {
        return language.outline(phrase).orElseThrow().text();
    }

    /// Why there is or is no AI label.
    private static Stream<Saying> follows(Verdict verdict) {
        if (verdict.rule() == Rule.FORBIDDEN) {
            return Stream.empty();
        }
        return Stream.of(
                switch (verdict.labelClass()) {
                    case AI_GENERATED, AI_MODIFIED ->
                            verdict.materiality().material()
                                    ? Saying.LABELLED
                                    : Saying.LABEL_PENDING;
                    case AI_MINOR -> Saying.UNCHANGED_NO_LABEL;
                    case CAPTURED, HUMAN_EDITED, HUMAN_CREATED, SYNTHETIC_NON_AI ->
                            Saying.NO_AI_NO_LABEL;
                    case UNKNOWN -> Saying.UNKNOWN_NO_LABEL;
                });
    }
}
