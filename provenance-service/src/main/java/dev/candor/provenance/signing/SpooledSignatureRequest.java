package dev.candor.provenance.signing;

import dev.candor.kit.spool.SpoolReference;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Media by name and what its manifest is to say, as the gateway sends it.
///
/// @param parent the media before it was edited, whose credentials are kept; absent when `spool` is
///     unedited
@Schema(name = "SpooledSignatureRequest", description = "Taken from the gateway alone")
record SpooledSignatureRequest(
        @NotNull @Valid SpoolReference spool,
        @Valid @Nullable SpoolReference parent,
        @NotNull @Valid SignatureRequest manifest) {}
