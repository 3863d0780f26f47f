package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a published asset is found to be.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PublicationCorrection")
record CorrectionRequest(
        @Schema(
                        description =
                                "Class of the label from now on; GET /v1/vocabulary lists them",
                        examples = "AI_MODIFIED")
                @JsonProperty("class")
                @NotNull
                @Pattern(regexp = "[A-Z_]{1,40}", message = "no class of labels")
                String labelClass,
        @Schema(description = "IPTC term of the same class; absent for the class's own")
                @Nullable
                @Size(max = 500)
                String digitalSourceType,
        @Schema(description = "What everybody is told, beside the new label")
                @NotBlank
                @Size(max = 1000)
                String note,
        @Schema(
                        description =
                                "From when it was known that the label was wrong; absent for now."
                                        + " The time to adjust is counted from it")
                @Nullable
                @PastOrPresent
                Instant knownSince) {}
