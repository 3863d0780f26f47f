package dev.candor.consent.grant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A suspension of all that a licensee may do, or of the part that `scope` names.
///
/// @param after go on behind this grant; what the answer before called `next`
record ManySuspensionRequest(
        @NotBlank @Size(max = 200) String licensee,
        @NotNull SuspensionCause cause,
        @Size(max = 2000) @Nullable String reason,
        @Valid @Nullable SuspensionScope scope,
        @Nullable UUID after) {
    Suspension toSuspension(UUID id) {
        return new SuspensionRequest(cause, reason, scope).toSuspension(id);
    }
}
