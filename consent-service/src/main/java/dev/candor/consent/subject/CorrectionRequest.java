package dev.candor.consent.subject;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What was registered wrongly, as it is right.
record CorrectionRequest(
        @NotNull SubjectKind kind,
        @Nullable LocalDate majorityDate,
        @Nullable LocalDate dateOfDeath,
        @NotBlank @Size(max = 2000) String reason) {}
