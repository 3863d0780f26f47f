package dev.candor.consent.grant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/// What somebody asks of a person.
record GrantRequest(
        @NotNull UUID subjectId,
        @NotNull UUID noticeId,
        @NotBlank @Size(max = 200) String licensee,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid ScopeLineView> scope) {}
