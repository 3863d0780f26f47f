package dev.candor.label.rendering;

import dev.candor.kit.spool.SpoolReference;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// What the gateway asks for: media by its name in the spool.
record RenderingRequest(@NotNull UUID planId, @Valid @NotNull SpoolReference spool) {}
