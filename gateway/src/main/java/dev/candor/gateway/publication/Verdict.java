package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// label-service's finding: what the asset is, and how sure that is.
///
/// @param kind the class, such as `AI_GENERATED`; `class` in JSON
/// @param words the class in plain words, by language
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record Verdict(
        UUID id,
        @JsonProperty("class") String kind,
        String certainty,
        String credentialState,
        @Nullable List<String> notes,
        @Nullable Boolean material,
        @Nullable Map<String, String> words) {

    /// The class in English words.
    public String title() {
        return words == null ? kind : words.getOrDefault("en", kind);
    }
}
