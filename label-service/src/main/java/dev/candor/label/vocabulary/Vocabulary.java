package dev.candor.label.vocabulary;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every word this service can show, with its outline, read once from the committed resources.
/// Immutable.
@Singleton
public class Vocabulary {
    /// The language that has every phrase, and that others fall back to.
    public static final String FALLBACK = "en";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Language> languages = new LinkedHashMap<>();
    private final Token token;

    public Vocabulary() {
        var words = read("words.json", new TypeReference<Words>() {});
        var sayings =
                read("sayings.json", new TypeReference<Map<String, Map<Saying, String>>>() {});
        words.languages()
                .forEach(
                        entry ->
                                languages.put(
                                        entry.tag(),
                                        language(
                                                entry,
                                                sayings.getOrDefault(entry.tag(), Map.of()))));
        this.token = token(words.token());
    }

    /// All languages, English first.
    public Collection<Language> languages() {
        return List.copyOf(languages.values());
    }

    /// The language everything falls back to.
    public Language fallback() {
        return languages.values().iterator().next();
    }

    public Token token() {
        return token;
    }

    /// What a label says, in reading order. English words beside the token are its second layer,
    /// which does not say "AI"
    /// a second time.
    ///
    /// @param phrase one of the AI phrases, which every language has
    public List<Outline> label(Phrase phrase, Language language, Layers layers) {
        var words = language.outline(phrase).orElseThrow();
        var beside =
                language.tag().equals(FALLBACK) && token.hasSecondLayer(phrase)
                        ? token.secondLayer(phrase)
                        : words;
        return switch (layers) {
            case TOKEN -> List.of(token.sign());
            case WORDS -> List.of(words);
            case TOKEN_AND_WORDS -> List.of(token.sign(), beside);
        };
    }

    /// The best language for a BCP 47 tag: the tag itself, its script for Chinese, or its parent
    /// (`de-AT` gives `de`).
    /// Empty for a tag that is malformed or not among ours.
    public Optional<Language> find(String tag) {
        var locale = Locale.forLanguageTag(tag);
        return switch (locale.getLanguage()) {
            case "" -> Optional.empty();
            case "zh" ->
                    Optional.ofNullable(languages.get(traditional(locale) ? "zh-Hant" : "zh-Hans"));
            case "no", "nn" -> Optional.ofNullable(languages.get("nb"));
            default -> Optional.ofNullable(languages.get(locale.getLanguage()));
        };
    }

    private static boolean traditional(Locale locale) {
        return switch (locale.getScript()) {
            case "Hant" -> true;
            case "Hans" -> false;
            default -> List.of("TW", "HK", "MO").contains(locale.getCountry());
        };
    }

    private static Language language(Entry entry, Map<Saying, String> sayings) {
        var outlines =
                read(
                        "outlines/" + entry.tag() + ".json",
                        new TypeReference<Map<Phrase, Outline>>() {});
        var direction = Language.Direction.valueOf(entry.direction().toUpperCase(Locale.ROOT));
        var review = Language.Review.valueOf(entry.review().toUpperCase(Locale.ROOT));
        entry.phrases()
                .forEach((phrase, words) -> sameWords(words, outlines.get(phrase), entry.tag()));
        return new Language(entry.tag(), entry.name(), direction, review, outlines, sayings);
    }

    private static Token token(Map<String, String> words) {
        var outlines = read("outlines/token.json", new TypeReference<Map<String, Outline>>() {});
        words.forEach((name, word) -> sameWords(word, outlines.get(name), "token"));
        var secondLayer = new EnumMap<Phrase, Outline>(Phrase.class);
        for (Phrase phrase : List.of(Phrase.AI_GENERATED, Phrase.AI_MODIFIED)) {
            secondLayer.put(phrase, present(outlines.get(phrase.name()), phrase.name()));
        }
        return new Token(present(outlines.get("AI"), "AI"), secondLayer);
    }

    private static void sameWords(String words, @Nullable Outline outline, String where) {
        if (!words.equals(present(outline, where).text())) {
            throw new IllegalStateException(
                    "The outline in %s does not say \"%s\"".formatted(where, words));
        }
    }

    private static Outline present(@Nullable Outline outline, String where) {
        if (outline == null) {
            throw new IllegalStateException("An outline is missing in " + where);
        }
        return outline;
    }

    private static <T> T read(String name, TypeReference<T> type) {
        try (var in = Vocabulary.class.getResourceAsStream("/vocabulary/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Resource /vocabulary/" + name + " is missing");
            }
            return JSON.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("Resource /vocabulary/" + name, e);
        }
    }

    @RegisterForReflection
    record Words(String note, Map<String, String> token, List<Entry> languages) {}

    @RegisterForReflection
    record Entry(
            String tag,
            String name,
            String direction,
            String review,
            Map<Phrase, String> phrases) {}
}
