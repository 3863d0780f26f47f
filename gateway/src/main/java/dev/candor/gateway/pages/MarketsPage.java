package dev.candor.gateway.pages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/// What markets ask of labels, with a mark beside what was not read in the text itself and what is
/// due for review.
///
/// @param query what keeps the organization in the page's links; empty for the default one
record MarketsPage(Matrix matrix, String query) implements TemplateInstance {
    /// As the label service tells it.
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Matrix(LocalDate on, List<Line> lines) {}

    /// One profile.
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(
            String profile,
            int version,
            String title,
            boolean holds,
            LocalDate effective,
            LocalDate reviewBy,
            boolean stale,
            String confidence,
            String addressee,
            List<String> markets,
            String image,
            String video,
            String audio,
            String text,
            List<String> sources) {
        /// How well it is known; empty where the text itself was read.
        public String mark() {
            return switch (confidence) {
                case "PRIMARY" -> "";
                case "SECONDARY" -> "Secondary source: the text itself was not read";
                default -> "From memory: check before relying on it";
            };
        }

        public String where() {
            return String.join(", ", markets);
        }
    }
}
