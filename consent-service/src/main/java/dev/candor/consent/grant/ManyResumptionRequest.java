package dev.candor.consent.grant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was suspended of a licensee's grants for one cause goes on.
///
/// @param after go on behind this grant; what the answer before called `next`
record ManyResumptionRequest(
        @NotBlank @Size(max = 200) String licensee,
        @NotNull SuspensionCause cause,
        @Size(max = 2000) @Nullable String reason,
        @Nullable UUID after) {}
