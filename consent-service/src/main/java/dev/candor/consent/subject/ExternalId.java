package dev.candor.consent.subject;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// What others call the person, such as an ISNI or a DOI for a likeness.
///
/// @param scheme whose name it is, an open code such as `isni` or `hand-doi`
public record ExternalId(
        @NotNull
                @Size(max = 64)
                @Pattern(
                        regexp = "[a-z0-9]+(-[a-z0-9]+)*",
                        message = "not a code: lower-case letters and digits, joined by hyphens")
                String scheme,
        @NotBlank @Size(max = 200) String value) {}
