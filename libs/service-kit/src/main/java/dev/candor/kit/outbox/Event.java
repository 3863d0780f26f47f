package dev.candor.kit.outbox;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// Something that happened, as a CloudEvent 1.0 in structured JSON (CloudEvents 1.0.2, 3.1; JSON
/// format 1.0.2, 3).
///
/// @param source the service, such as `/consent-service`
/// @param subject the aggregate it happened to, such as `grants/…`; events of one subject are
/// delivered in the order in which they happened
/// @param organization whose it is; an extension attribute
/// @param data JSON value without personal data
@RegisterForReflection
@JsonPropertyOrder({
    "specversion",
    "id",
    "source",
    "type",
    "subject",
    "time",
    "organization",
    "datacontenttype",
    "data"
})
public record Event(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String organization,
        String datacontenttype,
        Object data) {
    public static Event of(
            UUID id,
            String source,
            String type,
            String subject,
            Instant time,
            String organization,
            Object data) {
        return new Event(
                "1.0", id, source, type, subject, time, organization, "application/json", data);
    }
}
