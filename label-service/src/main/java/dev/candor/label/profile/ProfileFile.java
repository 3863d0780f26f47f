package dev.candor.label.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.kit.problem.Declined;
import dev.candor.label.vocabulary.Vocabulary;
import java.util.List;

/// Reads and writes the data file of a profile. Strict: what the schema does not allow is refused
/// and named.
final class ProfileFile {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .findAndAddModules()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private ProfileFile() {}

    /// @throws Declined `INVALID_PROFILE`, with every fault
    static Profile read(JsonNode file, ProfileSchema schema, Vocabulary vocabulary) {
        var faults = schema.faults(file);
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
        var profile = read(file);
        profile.markets().stream()
                .filter(market -> Market.of(market).isEmpty())
                .findFirst()
                .ifPresent(
                        market -> {
                            throw invalid("/markets", "names no market: " + market);
                        });
        profile.ownWords()
                .filter(words -> vocabulary.find(words.language()).isEmpty())
                .ifPresent(
                        words -> {
                            throw invalid("/requiredWords/language", "has no label words");
                        });
        return profile;
    }

    private static Profile read(JsonNode file) {
        try {
            return JSON.treeToValue(file, Profile.class);
        } catch (JsonProcessingException e) {
            // What the schema lets through and a record does not: a default position that is not
            // among the allowed ones.
            throw invalid("", String.valueOf(e.getOriginalMessage()));
        }
    }

    /// A profile that was read before.
    static Profile parse(String text) {
        try {
            return JSON.readValue(text, Profile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored profile cannot be read", e);
        }
    }

    static String write(Profile profile) {
        try {
            return JSON.writeValueAsString(profile);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A profile cannot be written", e);
        }
    }

    static JsonNode tree(Profile profile) {
        return JSON.valueToTree(profile);
    }

    private static Declined invalid(String pointer, String message) {
        return invalid(List.of(new ProfileSchema.Fault(pointer, message)));
    }

    private static Declined invalid(List<ProfileSchema.Fault> faults) {
        var first = faults.getFirst();
        return new Declined(
                        ProfileProblem.INVALID_PROFILE,
                        "%s %s. GET /v1/profiles/schema says what a profile is."
                                .formatted(
                                        first.pointer().isEmpty() ? "The profile" : first.pointer(),
                                        first.message()))
                .at(first.pointer())
                .with("faults", faults.stream().map(ProfileSchema.Fault::toString).toList());
    }
}
