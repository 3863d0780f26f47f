package dev.candor.gateway.pages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.candor.gateway.adjustment.Adjustment;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Under what consent a published file stands, and what was corrected since, for everybody.
record AssetPage(Statement statement, List<Adjustment> told) implements TemplateInstance {
    /// What the consent service states.
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Statement(
            String assetSha256,
            String state,
            String meaning,
            @Nullable Given consent,
            List<Exempted> exemptions,
            long ledgerSeq) {
        /// How the state is drawn, never the only sign of it.
        public String tone() {
            return switch (state) {
                case "IN_FORCE", "EXEMPT", "NOBODY_SHOWN" -> "good";
                case "SUSPENDED" -> "fair";
                case "ENDED" -> "bad";
                default -> "none";
            };
        }

        public String headline() {
            return switch (state) {
                case "IN_FORCE" -> "Consent is in force";
                case "SUSPENDED" -> "Consent is suspended";
                case "ENDED" -> "Consent has ended";
                case "EXEMPT" -> "No consent was needed";
                case "NOBODY_SHOWN" -> "Shows nobody";
                default -> "Nothing is recorded of this file";
            };
        }
    }

    /// How consent was given.
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Given(
            List<String> methods,
            String from,
            String until,
            List<String> actions,
            List<String> modalities,
            String reach,
            String term) {
        public String when() {
            return from.equals(until) ? from : from + " to " + until;
        }
    }

    /// Why no consent was needed.
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Exempted(String basis, String reviewerRole) {}
}
