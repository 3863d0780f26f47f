package dev.candor.consent.retention;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// An erasure that waits for a second person.
///
/// @param id of the party, or the account as the identity provider calls it
record ErasureOrderRequest(
        @NotNull Erasable of, @NotBlank @Size(max = 200) String id, @NotNull Ground ground) {}
