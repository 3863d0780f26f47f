package dev.candor.consent.grant;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// A grant as a row of an import: what was asked, and the answer when there was one.
@RegisterForReflection
record GrantImport(
        @NotNull @Valid GrantRequest grant, @Valid @Nullable ExpressionRequest expression) {}
