package dev.candor.gateway.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where to tell what.
@RegisterForReflection
public record WebhookRequest(
        @Schema(
                        description =
                                "Where events are posted: https, a host that has a name, and an"
                                        + " address that is public")
                @NotNull
                @Size(min = 1, max = 500)
                @Pattern(regexp = "[!-~]*", message = "not visible ASCII")
                String url,
        @Schema(
                        description =
                                "Event types, beginnings of types with `*` at their end, or `*`"
                                        + " for all; /asyncapi lists the types")
                @NotNull
                @Size(min = 1, max = 50)
                List<
                                @NotNull @Size(min = 1, max = 100)
                                @Pattern(
                                        regexp = "[a-z0-9.-]*\\*?",
                                        message = "not an event type, nor the beginning of one")
                                String>
                        types,
        @Schema(description = "What it is for, in words of your own")
                @Nullable
                @Size(max = 200)
                @Pattern(regexp = "[^\\p{Cntrl}]*", message = "has control characters")
                String description) {
    public WebhookRequest {
        types = types == null ? null : Collections.unmodifiableList(types);
    }
}
