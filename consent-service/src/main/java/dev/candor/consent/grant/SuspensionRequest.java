package dev.candor.consent.grant;

import dev.candor.consent.scope.Territory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A suspension of the whole grant, or of the part that `scope` names.
record SuspensionRequest(
        @NotNull SuspensionCause cause,
        @Size(max = 2000) @Nullable String reason,
        @Valid @Nullable SuspensionScope scope) {
    Suspension toSuspension(UUID id) {
        return scope == null
                ? Suspension.whole(id, cause)
                : new Suspension(
                        id,
                        cause,
                        setOf(scope.actions()),
                        setOf(scope.projects()),
                        setOf(scope.territories()).stream()
                                .map(Territory::new)
                                .collect(Collectors.toSet()));
    }

    private static <T> Set<T> setOf(@Nullable Collection<T> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }
}
