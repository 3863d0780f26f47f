package dev.candor.provenance.signing;

import dev.candor.kit.spool.SpoolReference;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Media by name and what its manifest is to say, as the gateway sends it.
@Schema(name = "SpooledSignatureRequest", description = "Taken from the gateway alone")
record SpooledSignatureRequest(
        @NotNull @Valid SpoolReference spool, @NotNull @Valid SignatureRequest manifest) {}
