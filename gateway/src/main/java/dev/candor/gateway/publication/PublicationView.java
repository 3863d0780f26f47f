package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.gateway.adjustment.Standing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A publication as clients see it.
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicationView(
        @Schema(implementation = UUID.class) PublicationId id,
        @Schema(description = "The weightiest of what became of it; `adjustments` has all")
                Standing state,
        String title,
        Instant createdAt,
        Instant retainedUntil,
        Declaration declaration,
        List<StepView> steps,
        @Nullable ConsentCheck consent,
        Verdict verdict,
        Plan plan,
        LabelView label,
        String manifest,
        @Nullable String signedBy,
        AssetView asset,
        VerificationView verification,
        @Schema(description = "What became of it since it was published") Link adjustments) {

    record StepView(
            Step step, String state, String summary, Instant startedAt, Instant finishedAt) {}

    /// @param reason why there is no label; absent when there is one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LabelView(
            boolean rendered,
            @Nullable String text,
            @Nullable String reason,
            @Nullable Double contrastRatio,
            Link badge) {}

    record Link(String href) {}

    record AssetView(String href, String mediaType, long size, String sha256) {}

    record VerificationView(Verification.State state, String sentence, String href) {}

    /// @param standing by what became of it since
    static PublicationView of(Publication publication, Standing standing) {
        var self = "/v1/publications/" + publication.id();
        return new PublicationView(
                publication.id(),
                standing,
                publication.declaration().title(),
                publication.createdAt(),
                publication.retainedUntil(),
                publication.declaration(),
                publication.steps().stream().map(PublicationView::step).toList(),
                publication.consent(),
                publication.verdict(),
                publication.plan(),
                label(publication),
                publication.manifest(),
                publication.signedBy(),
                new AssetView(
                        self + "/asset",
                        publication.asset().mediaType(),
                        publication.asset().size(),
                        publication.asset().sha256()),
                new VerificationView(
                        publication.verification().state(),
                        publication.verification().sentence(),
                        self + "/verification"),
                new Link(self + "/adjustments"));
    }

    static LabelView label(Publication publication) {
        var badge = new Link("/v1/badges/" + publication.verdict().id());
        return switch (publication.label()) {
            case Label.Rendered(String text, Double contrast) ->
                    new LabelView(true, text, null, contrast, badge);
            case Label.None(String reason) -> new LabelView(false, null, reason, null, badge);
        };
    }

    static StepView step(StepResult result) {
        return new StepView(
                result.step(),
                result.outcome(),
                result.summary(),
                result.startedAt(),
                result.finishedAt());
    }
}
