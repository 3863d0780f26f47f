package dev.candor.gateway.pages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/// The policies that are in force.
///
/// @param query what keeps the organization in the page's links; empty for the default one
record PoliciesPage(List<Entry> policies, String query) implements TemplateInstance {
    /// One page of them as the consent service lists them.
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Listed(List<Entry> items) {}

    /// One policy.
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(String code, int version, Instant effectiveFrom, List<Text> texts) {
        public String title() {
            return texts.getFirst().title();
        }

        public String language() {
            return texts.getFirst().language();
        }
    }

    /// A policy's title in one language.
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Text(String language, String title) {}
}
