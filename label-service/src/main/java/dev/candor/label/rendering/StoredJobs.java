package dev.candor.label.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.label.rendering.RenderingJobView.AssetView;
import dev.candor.label.rendering.RenderingView.SpoolView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Set;

/// Reads what the rows of jobs say.
@ApplicationScoped
class StoredJobs {
    private final ObjectMapper json;

    StoredJobs(ObjectMapper json) {
        this.json = json;
    }

    RenderingJobView view(RenderingJobRow row) {
        var asked = asked(row);
        return new RenderingJobView(
                row.id,
                asked.plan(),
                asked.variant(),
                row.state,
                row.progress,
                row.attempts,
                row.createdAt,
                row.finishedAt,
                row.renderingId,
                row.media == null ? null : asset(row, read(row.media, SpoolView.class)),
                row.problem == null ? null : read(row.problem, JsonNode.class));
    }

    private static AssetView asset(RenderingJobRow row, SpoolView media) {
        return new AssetView(
                "/v1/renderings/jobs/%s/asset".formatted(row.id),
                media.mediaType(),
                media.sha256(),
                media.size(),
                Objects.requireNonNull(row.expiresAt));
    }

    RenderingJob job(RenderingJobRow row) {
        var actor =
                new Actor(
                        new Organization(row.organization),
                        row.actorId,
                        row.actorName,
                        Set.of(),
                        false);
        return new RenderingJob(row.id, Objects.requireNonNull(row.worker), actor, asked(row));
    }

    RenderingJob.Asked asked(RenderingJobRow row) {
        return read(row.asked, RenderingJob.Asked.class);
    }

    String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written cannot be read", e);
        }
    }
}
