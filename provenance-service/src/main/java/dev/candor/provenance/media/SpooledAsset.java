package dev.candor.provenance.media;

import dev.candor.kit.spool.SpoolReference;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Media by name, as the gateway sends it.
@Schema(name = "SpooledAsset", description = "Taken from the gateway alone")
public record SpooledAsset(@NotNull @Valid SpoolReference spool) {}
