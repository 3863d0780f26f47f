package dev.candor.gateway.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A job as clients see it.
///
/// @param version counts the changes; entity tag of the job and id of its events
@Schema(name = "Job")
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobView(
        UUID id,
        @Schema(description = "What is done: publication", examples = "publication") String kind,
        JobState state,
        @Schema(description = "The step it is at; when it failed, the one it failed at")
                String step,
        @Schema(description = "How much of it is done, 0 to 1") double progress,
        @Schema(
                        description = "The steps that are done, each with its times",
                        implementation = Object[].class)
                JsonNode steps,
        @Schema(description = "How often it was taken up since it last came further") int attempts,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant finishedAt,
        @Schema(description = "What came of it, once it is DONE") @Nullable Link result,
        @Schema(description = "The problem document, if it FAILED", implementation = Object.class)
                @Nullable JsonNode problem,
        @JsonIgnore long version) {

    @RegisterForReflection
    @Schema(name = "JobResult")
    public record Link(String href) {}

    @JsonIgnore
    public boolean isFinished() {
        return state.isFinished();
    }

    /// Where it is.
    public String path() {
        return "/v1/jobs/" + id;
    }
}
