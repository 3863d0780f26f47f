package dev.candor.consent.grant;

import dev.candor.consent.scope.Codes;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// What proves an expression, by its hash; the thing itself stays where it is.
///
/// @param type what it is, an open code such as `signed-pdf`
/// @param sha256 lower-case hexadecimal
record Evidence(
        @NotNull @Size(max = 64) @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE)
                String type,
        @NotNull
                @Pattern(
                        regexp = "[0-9a-f]{64}",
                        message = "not 64 lower-case hexadecimal digits of a SHA-256")
                String sha256) {}
