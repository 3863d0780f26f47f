package dev.candor.consent.grant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// What somebody else than the person does to a grant, and why.
record ReasonedRequest(@NotBlank @Size(max = 2000) String reason) {}
