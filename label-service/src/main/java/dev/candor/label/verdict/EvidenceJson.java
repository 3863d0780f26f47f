package dev.candor.label.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Evidence as it is kept.
final class EvidenceJson {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .findAndAddModules()
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .build();

    private EvidenceJson() {}

    static String write(VerdictRequest request) {
        try {
            return JSON.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Evidence cannot be written", e);
        }
    }

    static VerdictRequest read(String text) {
        try {
            return JSON.readValue(text, VerdictRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Kept evidence cannot be read", e);
        }
    }
}
