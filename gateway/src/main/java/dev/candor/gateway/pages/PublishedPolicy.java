package dev.candor.gateway.pages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A policy in plain words, as the consent service publishes it.
///
/// @param fallback whether it is in another language than was asked for
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PublishedPolicy(
        String code,
        int version,
        String status,
        String language,
        List<String> languages,
        boolean fallback,
        String title,
        String plain,
        List<Rule> rules,
        Instant effectiveFrom,
        @Nullable Instant effectiveUntil) {
    /// One rule in words.
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Rule(String code, String effect, String statement, String language) {
        /// What it demands, in words.
        public String demand() {
            return switch (effect) {
                case "PROHIBITED" -> "Not allowed";
                case "REQUIRES_APPROVAL" -> "Needs approval";
                case "REQUIRES_LABEL" -> "Needs a label";
                default -> effect;
            };
        }

        /// How the demand is drawn.
        public String tone() {
            return effect.equals("PROHIBITED") ? "bad" : "fair";
        }
    }

    /// A language the policy can be read in, by its tag and its own name.
    record Tongue(String tag, String name) {}

    public List<String> paragraphs() {
        return plain.strip().lines().filter(line -> !line.isBlank()).toList();
    }

    public List<Tongue> tongues() {
        return languages.stream().map(tag -> new Tongue(tag, ownName(tag))).toList();
    }

    public boolean isInForce() {
        return status.equals("IN_FORCE");
    }

    private static String ownName(String tag) {
        var locale = Locale.forLanguageTag(tag);
        var name = locale.getDisplayName(locale);
        return name.isEmpty() ? tag : name;
    }
}
