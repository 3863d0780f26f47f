package dev.candor.kit.wording;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words of some bundles in one language. Immutable, safe for any thread.
public final class Words {
    private static final Pattern VALUE = Pattern.compile("\\{[0-9]}");

    private final Language language;
    private final Map<String, String> words;
    private final DateTimeFormatter day;
    private final DateTimeFormatter minute;

    private Words(Language language, Map<String, String> words) {
        this.language = language;
        this.words = Map.copyOf(words);
        var utc = ZoneOffset.UTC;
        this.day =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language.locale())
                        .withZone(utc);
        this.minute = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(utc);
    }

    /// Reads bundles in every language; a later one adds to those before it.
    ///
    /// @param owner a class beside whose module the bundles lie
    /// @throws IllegalStateException when a language says less than another, or leaves a value out
    public static Map<Language, Words> read(Class<?> owner, String... bundles) {
        var all = new EnumMap<Language, Words>(Language.class);
        for (var language : Language.values()) {
            var words = new HashMap<String, String>();
            for (var bundle : bundles) {
                words.putAll(bundle(owner, bundle, language));
            }
            all.put(language, new Words(language, words));
        }
        var english = Objects.requireNonNull(all.get(Language.EN));
        all.values().forEach(words -> words.mustSayWhat(english));
        return all;
    }

    private void mustSayWhat(Words other) {
        if (!shapes().equals(other.shapes())) {
            var differing = new HashSet<>(shapes().entrySet());
            differing.removeAll(other.shapes().entrySet());
            var missing = new HashSet<>(other.shapes().entrySet());
            missing.removeAll(shapes().entrySet());
            throw new IllegalStateException(
                    "%s has %s, and lacks %s of %s"
                            .formatted(language, differing, missing, other.language));
        }
    }

    /// Which values each key takes.
    private Map<String, List<String>> shapes() {
        return words.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                it ->
                                        VALUE.matcher(it.getValue())
                                                .results()
                                                .map(MatchResult::group)
                                                .sorted()
                                                .toList()));
    }

    public Language language() {
        return language;
    }

    /// What a key stands for.
    ///
    /// @throws IllegalArgumentException when there is no such key: nobody wrote what is asked for
    public String say(String key) {
        var text = words.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key + " in " + language);
        }
        return text;
    }

    /// The same with a value where `{0}` stands.
    public String say(String key, Object value) {
        return say(key).replace("{0}", value.toString());
    }

    /// The same with values where `{0}` and `{1}` stand.
    public String say(String key, Object first, Object second) {
        return say(key, first).replace("{1}", second.toString());
    }

    /// A code in words; one that nobody wrote words for reads as it is, its joints opened.
    ///
    /// @param family what kind of code, such as `action`
    public String code(String family, String code) {
        var text = words.get(family + "." + code);
        return text == null ? code.replace('-', ' ').replace('_', ' ') : text;
    }

    /// Codes in words, as one list; none of them as an empty text.
    public String codes(String family, @Nullable Collection<String> codes) {
        return codes == null ? "" : joined(codes.stream().map(it -> code(family, it)).toList());
    }

    /// Codes where `*` is all of them.
    public String open(String family, Collection<String> codes) {
        return codes.contains("*") ? say("any." + family) : codes(family, codes);
    }

    /// Countries and regions by name.
    public String places(Collection<String> codes) {
        return joined(codes.stream().map(this::place).toList());
    }

    /// Languages by name.
    public String tongues(Collection<String> tags) {
        return joined(
                tags.stream()
                        .map(tag -> Locale.forLanguageTag(tag).getDisplayName(language.locale()))
                        .toList());
    }

    /// A day, of the zone UTC.
    public String day(Instant at) {
        return day.format(at);
    }

    /// A minute, with its zone named.
    public String minute(Instant at) {
        return say("minute", day.format(at), minute.format(at));
    }

    public String joined(Collection<String> items) {
        return items.stream().collect(Collectors.joining(language.comma()));
    }

    /// A country or region by name.
    public String place(String code) {
        var own = words.get("place." + code);
        return own == null ? Locale.of("", code).getDisplayCountry(language.locale()) : own;
    }

    private static Map<String, String> bundle(Class<?> owner, String bundle, Language language) {
        var path = "/wording/%s/%s.properties".formatted(bundle, language.tag());
        try (var in = owner.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing: " + path);
            }
            var read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return read.stringPropertyNames().stream()
                    .collect(Collectors.toMap(key -> key, read::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
