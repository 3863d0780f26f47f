package dev.candor.consent.policy;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/// What the caller goes by from now on.
record AcceptanceRequest(@NotNull UUID policyId, @NotNull @Min(1) Integer version) {}
