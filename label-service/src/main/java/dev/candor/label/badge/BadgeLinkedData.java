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
/// @param creativeWorkStatus that its publication was retracted or is no longer consented to;
///     absent where all is well
/// @param url path of the page with everything that is public
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record BadgeLinkedData(
        @JsonProperty("@context") String context,
        @JsonProperty("@type") String type,
        @Nullable String digitalSourceType,
        @Nullable String creativeWorkStatus,
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
                badge.standing() == null ? null : badge.standing().text(),
                badge.title(),
                badge.description(),
                badge.language().tag(),
                "/v1/embeds/" + verdict.id(),
                String.valueOf(verdict.version()));
    }
}
