package dev.candor.gateway.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/// A CloudEvent as a service delivers it (CloudEvents 1.0.2, JSON format).
@RegisterForReflection
record EventRequest(
        @NotNull @Pattern(regexp = "1\\.0", message = "not 1.0") String specversion,
        @NotNull UUID id,
        @NotNull @Size(max = 100) @Pattern(regexp = "/[a-z-]+", message = "not a service")
                String source,
        @NotNull @Size(max = 200) @Pattern(regexp = "[a-z0-9.-]+", message = "not an event type")
                String type,
        @NotNull @Size(max = 300) @Pattern(regexp = "[!-~]+", message = "not visible ASCII")
                String subject,
        @NotNull Instant time,
        @NotNull
                @Pattern(
                        regexp = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?",
                        message = "not an organization")
                String organization,
        @NotNull @Pattern(regexp = "application/json", message = "not application/json")
                String datacontenttype,
        @NotNull JsonNode data) {}
