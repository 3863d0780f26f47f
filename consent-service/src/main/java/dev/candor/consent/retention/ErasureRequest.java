package dev.candor.consent.retention;

import jakarta.validation.constraints.NotNull;

/// An erasure to carry out.
record ErasureRequest(@NotNull Ground ground) {}
