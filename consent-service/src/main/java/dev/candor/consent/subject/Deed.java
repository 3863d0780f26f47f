package dev.candor.consent.subject;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// A document that proves something about a person, by its hash; the thing itself stays where it
/// is.
///
/// @param type what it is, an open code such as `death-certificate`
/// @param sha256 lower-case hexadecimal
public record Deed(
        @NotNull
                @Size(max = 64)
                @Pattern(
                        regexp = "[a-z0-9]+(-[a-z0-9]+)*",
                        message = "not a code: lower-case letters and digits, joined by hyphens")
                String type,
        @NotNull
                @Pattern(
                        regexp = "[0-9a-f]{64}",
                        message = "not 64 lower-case hexadecimal digits of a SHA-256")
                String sha256) {}
