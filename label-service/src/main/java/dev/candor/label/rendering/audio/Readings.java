package dev.candor.label.rendering.audio;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.label.vocabulary.Phrase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which voice speaks which language, and what it is given to read where the written words mislead
/// it: letters that are no word, characters that it does not know. Immutable.
final class Readings {
    private final Map<String, Voice> voices;

    private Readings(Map<String, Voice> voices) {
        this.voices = Map.copyOf(voices);
    }

    /// @param language BCP 47 tag of the vocabulary
    /// @param voice name of a voice of espeak-ng
    /// @param readings what is read aloud instead of the words
    @RegisterForReflection
    record Voice(String language, String voice, @Nullable Map<Phrase, String> readings) {
        String reading(Phrase phrase, String words) {
            return readings == null ? words : readings.getOrDefault(phrase, words);
        }
    }

    static Readings shipped() {
        try (var in = Readings.class.getResourceAsStream("/speech/voices.json")) {
            if (in == null) {
                throw new IllegalStateException("Resource /speech/voices.json is missing");
            }
            var voices = new ObjectMapper().readValue(in, new TypeReference<List<Voice>>() {});
            return new Readings(
                    voices.stream()
                            .collect(Collectors.toMap(Voice::language, Function.identity())));
        } catch (IOException e) {
            throw new UncheckedIOException("Resource /speech/voices.json", e);
        }
    }

    Optional<Voice> of(String language) {
        return Optional.ofNullable(voices.get(language));
    }
}
