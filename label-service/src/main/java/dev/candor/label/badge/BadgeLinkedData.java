package dev.candor.label.badge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.DigitalSourceType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// The label for search engines and archives (schema.org).
///
/// @param digitalSourceType the schema.org member, or the term's own identifier where it has none
/// @param url path of the page with everything that is public
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record BadgeLinkedData(
        @JsonProperty("@context") String context,
        @JsonProperty("@type") String type,
        @Nullable String digitalSourceType,
        String creditText,
        String description,
        String inLanguage,
        String url,
        String version) {
    static BadgeLinkedData of(Verdict verdict, Badge badge) {
        return new BadgeLinkedData(
                "https://schema.org",
                "MediaObject",
                verdict.leadingType().map(DigitalSourceType::schemaOrg).orElse(null),
                badge.title(),
                badge.description(),
                badge.language().tag(),
                "/v1/embeds/" + verdict.id(),
                String.valueOf(verdict.version()));
    }
}
