package dev.candor.consent.grant;

import dev.candor.consent.subject.LanguageTag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A person's yes.
record ExpressionRequest(
        @NotNull Method method,
        @NotNull @LanguageTag String language,
        @Size(max = 20) @Nullable List<@NotNull @Valid Evidence> evidence) {
    Expression toExpression() {
        return new Expression(method, language, Objects.requireNonNullElse(evidence, List.of()));
    }
}
