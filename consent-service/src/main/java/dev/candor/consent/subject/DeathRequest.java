package dev.candor.consent.subject;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/// A death to note.
record DeathRequest(
        @NotNull LocalDate dateOfDeath,
        @NotEmpty @Size(max = 20) List<@NotNull @Valid Deed> evidence) {}
