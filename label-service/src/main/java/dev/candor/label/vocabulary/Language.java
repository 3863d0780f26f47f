package dev.candor.label.vocabulary;

import java.text.ListFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One language of the vocabulary.
///
/// @param tag BCP 47
/// @param name English name
/// @param direction how its script runs
/// @param review how far its words were checked
/// @param phrases outlines of the phrases it has; the two AI phrases are always among them
/// @param sayings every sentence
public record Language(
        String tag,
        String name,
        Direction direction,
        Review review,
        Map<Phrase, Outline> phrases,
        Map<Saying, String> sayings) {
    public Language {
        phrases = Map.copyOf(phrases);
        sayings = Map.copyOf(sayings);
        for (Saying saying : Saying.values()) {
            if (!sayings.containsKey(saying)) {
                throw new IllegalArgumentException(tag + " lacks " + saying);
            }
        }
        if (!phrases.containsKey(Phrase.AI_GENERATED) || !phrases.containsKey(Phrase.AI_MODIFIED)) {
            throw new IllegalArgumentException(tag + " lacks a label phrase");
        }
    }

    /// How a script runs.
    public enum Direction {
        LTR,
        RTL
    }

    /// How far the words of a language were checked.
    public enum Review {
        DRAFT,
        NATIVE
    }

    /// The phrase in this language, if it has it.
    public Optional<Outline> outline(Phrase phrase) {
        return Optional.ofNullable(phrases.get(phrase));
    }

    /// A sentence, with what goes into it.
    public String say(Saying saying, String... parts) {
        if (parts.length != saying.room()) {
            throw new IllegalArgumentException(
                    "%s takes %d parts".formatted(saying, saying.room()));
        }
        var text = sayings.getOrDefault(saying, "");
        for (int i = 0; i < parts.length; i++) {
            text = text.replace("{" + i + "}", parts[i]);
        }
        return text;
    }

    /// Words as a sentence of their own.
    public String sentence(String words) {
        return switch (tag) {
            case "zh-Hans", "zh-Hant", "ja" -> words + "。";
            case "hi" -> words + "।";
            default -> words + ".";
        };
    }

    /// Sentences one after the other.
    public String text(List<String> sentences) {
        return String.join(unspaced() ? "" : " ", sentences);
    }

    private boolean unspaced() {
        return tag.startsWith("zh") || tag.equals("ja");
    }

    /// A day, in UTC, as people who read this language write it (CLDR, long form).
    public String day(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(locale())
                .format(instant.atOffset(ZoneOffset.UTC));
    }

    /// A number, in the digits of this language (CLDR).
    public String number(int number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /// Several things, as people who read this language list them (CLDR, "and").
    public String list(List<String> things) {
        return things.isEmpty()
                ? ""
                : ListFormat.getInstance(locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(things);
    }

    private Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /// The words alone.
    public Map<Phrase, String> words() {
        var words = new EnumMap<Phrase, String>(Phrase.class);
        phrases.forEach((phrase, outline) -> words.put(phrase, outline.text()));
        return words;
    }
}
