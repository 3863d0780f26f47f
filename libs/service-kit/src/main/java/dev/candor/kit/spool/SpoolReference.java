package dev.candor.kit.spool;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// Media by name: what passes between services instead of bytes.
///
/// @param id as [Spool] made it; never a path
/// @param sha256 64 lower-case hexadecimal digits: what the sender says the bytes are
@RegisterForReflection
public record SpoolReference(
        @NotNull @Pattern(regexp = "[a-z2-7]{32}", message = "is not a spool id") String id,
        @NotNull
                @Pattern(
                        regexp = "[0-9a-f]{64}",
                        message = "must be 64 lower-case hexadecimal digits")
                String sha256) {}
