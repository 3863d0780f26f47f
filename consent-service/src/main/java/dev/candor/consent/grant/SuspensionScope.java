package dev.candor.consent.grant;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Codes;
import dev.candor.consent.scope.Territory;
import dev.candor.consent.subject.CountryCode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of a grant that is suspended. What it does not name is suspended in full.
record SuspensionScope(
        @Size(min = 1, max = 7) @Nullable List<@NotNull Action> actions,
        @Size(min = 1, max = 50)
                @Nullable
                        List<
                                @NotNull @Size(max = 64)
                                @Pattern(regexp = Codes.CODE, message = Codes.NOT_A_CODE) String>
                        projects,
        @Size(min = 1, max = 250)
                @Nullable List<@NotNull @CountryCode(or = {"EU", "WORLD"}) String> territories) {
    static @Nullable SuspensionScope of(Suspension suspension) {
        return suspension.isWhole()
                ? null
                : new SuspensionScope(
                        presentIfAny(suspension.actions()),
                        presentIfAny(suspension.projects()),
                        presentIfAny(
                                suspension.territories().stream().map(Territory::code).toList()));
    }

    private static <T> @Nullable List<T> presentIfAny(Collection<T> values) {
        return values.isEmpty() ? null : List.copyOf(values);
    }
}
