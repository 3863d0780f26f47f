package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why an asset is no longer given out.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PublicationRetraction")
record RetractionRequest(
        @Schema(description = "What everybody is told who asks for the asset")
                @NotBlank
                @Size(max = 1000)
                String note,
        @Schema(
                        description =
                                "From when it was known that the asset had to go; absent for now."
                                        + " The time to adjust is counted from it")
                @Nullable
                @PastOrPresent
                Instant knownSince) {}
