package dev.candor.label.badge;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.candor.kit.standing.MediaStanding;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.Certainty;
import dev.candor.label.vocabulary.LabelClass;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// The label for whoever embeds it (oEmbed 1.0, type `rich`), with members of our own that the
/// format allows.
///
/// @param cacheAge seconds; 0, so that a correction is seen at once
/// @param standing how the publication stands
/// @param evidence path of the page with everything that is public
@RegisterForReflection
record Oembed(
        String version,
        String type,
        String title,
        String html,
        int width,
        int height,
        @JsonProperty("cache_age") int cacheAge,
        @JsonProperty("class") LabelClass labelClass,
        Certainty certainty,
        MediaStanding standing,
        String evidence) {
    static Oembed of(Verdict verdict, Badge badge) {
        return new Oembed(
                "1.0",
                "rich",
                badge.title(),
                BadgeHtml.piece(verdict, badge),
                320,
                40,
                0,
                verdict.labelClass(),
                verdict.certainty(),
                badge.stands().standing(),
                "/v1/embeds/" + verdict.id());
    }
}
