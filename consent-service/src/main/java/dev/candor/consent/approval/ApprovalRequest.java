package dev.candor.consent.approval;

import dev.candor.consent.scope.Codes;
import dev.candor.consent.scope.UseKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// A use to put to a person.
///
/// @param useSha256 SHA-256 of the script or the asset, as `useKind` says
/// @param description what it is, in a few words the person understands
record ApprovalRequest(
        @NotNull UseKind useKind,
        @NotNull @Pattern(regexp = Codes.SHA256, message = Codes.NOT_A_SHA256) String useSha256,
        @NotBlank @Size(max = 2000) String description) {}
