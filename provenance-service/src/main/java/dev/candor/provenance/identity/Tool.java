package dev.candor.provenance.identity;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A generative tool that an identity signs for. What it says of the media's making is always said:
/// no request leaves it out or says something else.
///
/// @param card id of the tool's card
/// @param model what the tool runs; the manifest's software agent
/// @param digitalSourceType code of the IPTC list
@RegisterForReflection
@Schema(name = "SigningTool")
public record Tool(
        @NotNull
                @Pattern(
                        regexp = "[A-Za-z0-9][A-Za-z0-9._:-]{0,199}",
                        message = "must be a card id: letters, digits, dots, colons and hyphens")
                @Schema(examples = "fx-image")
                String card,
        @NotNull
                @Size(min = 1, max = 200)
                @Pattern(regexp = "[^\\p{Cntrl}]+", message = "must have no control characters")
                @Schema(examples = "fx-image-3")
                String model,
        @NotNull @Size(min = 1, max = 100) @Schema(examples = "trainedAlgorithmicMedia")
                String digitalSourceType) {}
