package dev.candor.label.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A rendering that is made later, as it stands.
@Schema(name = "RenderingJob")
record RenderingJobView(
        UUID id,
        UUID planId,
        @Schema(description = "The plan's file that was asked for, if one was named")
                @Nullable String variant,
        RenderingJobRow.State state,
        @Schema(description = "How much of it is done, 0 to 1; of films, as their coder tells it")
                double progress,
        @Schema(description = "How often it was begun; more than once after an interruption")
                int attempts,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Schema(
                        description =
                                "Id of the record, once it is RENDERED:"
                                        + " GET /v1/renderings/{id} has what was measured")
                @Nullable UUID rendering,
        @Schema(description = "The labelled media, once it is RENDERED") @Nullable AssetView asset,
        @Schema(description = "The problem document, if it FAILED", implementation = Object.class)
                @Nullable JsonNode problem) {

    /// Where the labelled media is, and until when.
    @Schema(name = "RenderedAsset")
    record AssetView(String href, String mediaType, String sha256, long size, Instant expiresAt) {}

    boolean isFinished() {
        return switch (state) {
            case QUEUED, RENDERING -> false;
            case RENDERED, FAILED, CANCELLED -> true;
        };
    }

    static final String QUEUED =
            """
            {"id": "0199c0de-0051-7000-8000-000000000051", "planId": "0199c0de-0006-7000-8000-000000000001",
             "state": "QUEUED", "progress": 0.0, "attempts": 0, "createdAt": "2026-11-22T14:00:00Z"}
            """;
    static final String RENDERED =
            """
            {"id": "0199c0de-0051-7000-8000-000000000051", "planId": "0199c0de-0006-7000-8000-000000000001",
             "state": "RENDERED", "progress": 1.0, "attempts": 1,
             "createdAt": "2026-11-22T14:00:00Z", "finishedAt": "2026-11-22T14:02:09Z",
             "rendering": "0199c0de-0007-7000-8000-000000000001",
             "asset": {"href": "/v1/renderings/jobs/0199c0de-0051-7000-8000-000000000051/asset",
               "mediaType": "video/mp4", "size": 734011392, "expiresAt": "2026-11-22T15:02:09Z",
               "sha256": "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"}}
            """;
    static final String CANCELLED =
            """
            {"id": "0199c0de-0051-7000-8000-000000000051", "planId": "0199c0de-0006-7000-8000-000000000001",
             "state": "CANCELLED", "progress": 0.4, "attempts": 1,
             "createdAt": "2026-11-22T14:00:00Z", "finishedAt": "2026-11-22T14:01:00Z"}
            """;
    static final String PAGE = "{\"items\": [" + RENDERED + "]}";

    /// A page as the document shows it, which cannot name a generic type.
    @Schema(name = "RenderingJobPage")
    record RenderingJobPage(List<RenderingJobView> items, @Nullable String next) {}
}
