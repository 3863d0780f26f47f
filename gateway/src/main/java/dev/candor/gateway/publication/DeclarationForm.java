package dev.candor.gateway.publication;

import dev.candor.gateway.publication.Declaration.Action;
import dev.candor.gateway.publication.Declaration.Likeness;
import dev.candor.gateway.publication.Declaration.TrainingMining;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A declaration as it comes in, nothing judged yet; [#check] makes it a [Declaration] or names
/// the member that is wrong.
@RegisterForReflection
public record DeclarationForm(
        @Nullable String title,
        @Nullable String digitalSourceType,
        @Nullable String assetSha256,
        @Nullable List<String> subjects,
        @Nullable Action action,
        @Nullable List<String> likeness,
        @Nullable String technique,
        @Nullable List<String> contentFlags,
        @Nullable String purpose,
        @Nullable String channel,
        @Nullable String licensee,
        @Nullable List<String> markets,
        @Nullable List<String> languages,
        @Nullable TrainingMining trainingMining,
        @Nullable Disclosure disclosure) {
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_SUBJECTS = 50;
    private static final int MOST_MARKETS = 50;
    private static final int MOST_LANGUAGES = 20;
    private static final int MOST_FLAGS = 50;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern TECHNIQUE = Pattern.compile("T[1-6]|" + CODE.pattern());
    private static final Pattern LIKENESS =
            Pattern.compile("FACE|BODY|VOICE|MOTION|NAME|SIGNATURE");
    private static final Pattern MARKET = Pattern.compile("[A-Z]{2}|WORLD");
    private static final String MARKET_CODE = "EU, WORLD or ISO 3166-1 alpha-2";
    private static final Pattern LANGUAGE =
            Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /// @throws Declined naming the first member that is wrong, by JSON Pointer
    public Declaration check() {
        return new Declaration(
                text("/title", title),
                digitalSourceType == null ? null : sourceType(digitalSourceType),
                assetSha256 == null
                        ? null
                        : matching("/assetSha256", assetSha256, SHA_256, "64 hexadecimal digits")
                                .toLowerCase(Locale.ROOT),
                each("/subjects", subjects, 0, MOST_SUBJECTS, UUID_TEXT, "a subject's id (UUID)")
                        .stream()
                        .map(UUID::fromString)
                        .toList(),
                Objects.requireNonNullElse(action, Action.DISTRIBUTE),
                each(
                                "/likeness",
                                likeness,
                                0,
                                Likeness.values().length,
                                LIKENESS,
                                "one of FACE, BODY, VOICE, MOTION, NAME, SIGNATURE")
                        .stream()
                        .map(Likeness::valueOf)
                        .toList(),
                technique == null
                        ? null
                        : matching(
                                "/technique",
                                text("/technique", technique),
                                TECHNIQUE,
                                "T1 to T6, or lower-case words joined by hyphens"),
                contentFlags == null
                        ? null
                        : each(
                                "/contentFlags",
                                contentFlags,
                                0,
                                MOST_FLAGS,
                                CODE,
                                "lower-case words joined by hyphens, such as violence"),
                code("/purpose", purpose),
                code("/channel", channel),
                licensee == null ? null : text("/licensee", licensee),
                each("/markets", known(markets), 1, MOST_MARKETS, MARKET, MARKET_CODE),
                each(
                        "/languages",
                        languages == null ? List.of("en") : languages,
                        1,
                        MOST_LANGUAGES,
                        LANGUAGE,
                        "a BCP 47 language tag"),
                Objects.requireNonNullElse(trainingMining, TrainingMining.NOT_ALLOWED),
                disclosure == null ? null : disclosure.check());
    }

    /// What cannot be a market is refused as what is no market is: label-service knows which are.
    private static @Nullable List<String> known(@Nullable List<String> markets) {
        var texts = markets == null ? List.<@Nullable String>of() : markets;
        for (int i = 0; i < texts.size(); i++) {
            var market = texts.get(i);
            if (market != null && !MARKET.matcher(market).matches()) {
                throw new Declined(
                                PublicationProblem.UNKNOWN_MARKET,
                                "markets/%d must be %s.".formatted(i, MARKET_CODE))
                        .at("/markets/" + i);
            }
        }
        return markets;
    }

    private static DigitalSourceType sourceType(String code) {
        return DigitalSourceType.ofCode(code)
                .orElseThrow(
                        () ->
                                new Declined(
                                                PublicationProblem.UNKNOWN_DIGITAL_SOURCE_TYPE,
                                                "Use a current code of IPTC's digitalsourcetype"
                                                        + " list, such as"
                                                        + " trainedAlgorithmicMedia.")
                                        .at("/digitalSourceType"));
    }

    private static String text(String pointer, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw invalid(pointer, "is required");
        }
        if (text.length() > LONGEST_TEXT) {
            throw invalid(pointer, "has more than %d characters".formatted(LONGEST_TEXT));
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw invalid(pointer, "has control characters");
        }
        return text.strip();
    }

    private static String code(String pointer, @Nullable String text) {
        return matching(
                pointer,
                text(pointer, text),
                CODE,
                "lower-case words joined by hyphens, such as awareness-campaign");
    }

    private static List<String> each(
            String pointer,
            @Nullable List<String> given,
            int fewest,
            int most,
            Pattern pattern,
            String what) {
        var texts = given == null ? List.<@Nullable String>of() : given;
        if (texts.size() < fewest) {
            throw invalid(pointer, "needs at least %d".formatted(fewest));
        }
        if (texts.size() > most) {
            throw invalid(pointer, "has more than %d".formatted(most));
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < texts.size(); i++) {
            var at = pointer + "/" + i;
            if (!seen.add(matching(at, texts.get(i), pattern, what))) {
                throw invalid(at, "is there twice");
            }
        }
        return List.copyOf(texts);
    }

    private static String matching(
            String pointer, @Nullable String text, Pattern pattern, String what) {
        if (text == null || !pattern.matcher(text).matches()) {
            throw invalid(pointer, "must be " + what);
        }
        return text;
    }

    private static Declined invalid(String pointer, String detail) {
        return new Declined(
                        CommonProblem.INVALID_REQUEST,
                        "%s %s.".formatted(pointer.substring(1), detail))
                .at(pointer);
    }
}
