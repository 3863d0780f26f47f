package dev.candor.consent.law;

import dev.candor.consent.subject.Life;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the rules find in the facts: one plain function.
public final class Ruling {
    private static final String FOR_EVERYBODY = "CANDOR/1";
    private static final int FEWEST_WORDS = 3;

    /// Words that name no use. A description made of them alone says nothing.
    private static final Set<String> HOLLOW =
            Set.of(
                    "a",
                    "all",
                    "and",
                    "any",
                    "anything",
                    "every",
                    "everything",
                    "everywhere",
                    "for",
                    "forever",
                    "future",
                    "in",
                    "known",
                    "manner",
                    "media",
                    "medium",
                    "now",
                    "of",
                    "on",
                    "or",
                    "perpetuity",
                    "platform",
                    "platforms",
                    "purpose",
                    "purposes",
                    "the",
                    "throughout",
                    "universe",
                    "use",
                    "used",
                    "uses",
                    "whatever",
                    "whatsoever",
                    "world",
                    "worldwide");

    private Ruling() {}

    /// Everything the profiles find, what holds for everybody first.
    public static List<Finding> on(List<LegalProfile> profiles, Facts facts) {
        return Stream.concat(
                        forEverybody(facts),
                        profiles.stream()
                                .flatMap(
                                        profile ->
                                                profile.rules().stream()
                                                        .flatMap(
                                                                rule ->
                                                                        found(
                                                                                profile, rule,
                                                                                facts))))
                .toList();
    }

    /// Minors are never shown in sexual content, by nobody's leave (invariant 5).
    private static Stream<Finding> forEverybody(Facts facts) {
        return facts.life() instanceof Life.Minor
                ? facts.permissions().stream()
                        .filter(line -> line.purposes().stream().anyMatch(Ruling::isSexual))
                        .map(
                                line ->
                                        new Finding(
                                                "MINORS_NEVER_SEXUAL",
                                                FOR_EVERYBODY,
                                                "Nobody can permit it, in any jurisdiction",
                                                line.pointer() + "/purposes",
                                                "No sexual use of a minor is ever permitted.",
                                                true))
                : Stream.of();
    }

    private static boolean isSexual(String purpose) {
        return Stream.of("sexual", "porn", "erotic", "nude", "nudity", "intimate")
                .anyMatch(purpose.toLowerCase(Locale.ROOT)::contains);
    }

    private static Stream<Finding> found(LegalProfile profile, Rule rule, Facts facts) {
        return switch (rule) {
            case Rule.SpecificDescription(var length, _) ->
                    facts.permissions().stream()
                            .filter(line -> !isSpecific(line.description(), length))
                            .map(
                                    line ->
                                            refused(
                                                    profile,
                                                    rule,
                                                    line.pointer() + "/description",
                                                    "Describe the use in at least %d characters of"
                                                                    .formatted(length)
                                                            + " your own words: what it is for."));
            case Rule.SeparatePresentation _ ->
                    switch (facts.presentation()) {
                        case EMBEDDED ->
                                Stream.of(
                                        refused(
                                                profile,
                                                rule,
                                                "/noticeId",
                                                "These terms are shown and signed by themselves,"
                                                        + " not among others."));
                        case SEPARATE_DOCUMENT, SEPARATE_SCREEN -> Stream.of();
                    };
            case Rule.CounselOrUnion _ ->
                    facts.assisted()
                            ? Stream.of()
                            : Stream.of(
                                    new Finding(
                                            rule.code(),
                                            profile.name(),
                                            rule.source(),
                                            "/counselOrUnion",
                                            "Without counsel or a union this may not be enforced.",
                                            false));
            case Rule.MaxTerm(var life, var years, _) ->
                    life != facts.life().kind()
                            ? Stream.of()
                            : tooLong(profile, rule, facts, years);
            case Rule.PostMortemTerm(var years, _) ->
                    facts.life() instanceof Life.Deceased(var death)
                            ? facts.permissions().stream()
                                    .filter(line -> isLaterThan(line, day(death.plusYears(years))))
                                    .map(
                                            line ->
                                                    refused(
                                                            profile,
                                                            rule,
                                                            line.pointer() + "/until",
                                                            "It ends %d years after the death at"
                                                                            .formatted(years)
                                                                    + " the latest."))
                            : Stream.of();
            case Rule.NamedProject _ ->
                    facts.permissions().stream()
                            .filter(line -> line.synthetic() && !line.namesProjects())
                            .map(
                                    line ->
                                            refused(
                                                    profile,
                                                    rule,
                                                    line.pointer() + "/projects",
                                                    "Name the project; another one is asked for"
                                                            + " anew."));
            case Rule.Disclosure _ ->
                    facts.permissions().stream()
                            .filter(line -> line.synthetic() && !line.labelled())
                            .map(
                                    line ->
                                            refused(
                                                    profile,
                                                    rule,
                                                    line.pointer() + "/disclosure",
                                                    "Say which label it bears."));
            case Rule.OnRecord _, Rule.CourtForMinors _ -> Stream.of(); // when yes is said
        };
    }

    private static Stream<Finding> tooLong(
            LegalProfile profile, Rule rule, Facts facts, int years) {
        return facts.permissions().stream()
                .filter(line -> isLaterThan(line, latest(facts.life(), line.from(), years)))
                .map(
                        line ->
                                refused(
                                        profile,
                                        rule,
                                        line.pointer() + "/until",
                                        "It has an end, at the latest after %d years%s."
                                                .formatted(
                                                        years,
                                                        facts.life() instanceof Life.Minor
                                                                ? " and at majority"
                                                                : "")));
    }

    private static Instant latest(Life life, Instant from, int years) {
        var cap = from.atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
        return life instanceof Life.Minor(var majority) && day(majority).isBefore(cap)
                ? day(majority)
                : cap;
    }

    private static Instant day(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static boolean isLaterThan(Facts.Permission line, Instant latest) {
        return Optional.ofNullable(line.until()).map(until -> until.isAfter(latest)).orElse(true);
    }

    /// Whether a description says something of its own (invariant 2).
    static boolean isSpecific(String description, int length) {
        var words =
                Stream.of(description.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                        .filter(word -> !word.isEmpty())
                        .toList();
        // Where words are not set apart by spaces, each sign says more.
        var dense = description.codePoints().anyMatch(Character::isIdeographic);
        return dense
                || description.strip().length() >= length
                        && words.size() >= FEWEST_WORDS
                        && words.stream().anyMatch(word -> !HOLLOW.contains(word));
    }

    private static Finding refused(LegalProfile profile, Rule rule, String pointer, String detail) {
        return new Finding(rule.code(), profile.name(), rule.source(), pointer, detail, true);
    }
}
