package dev.candor.consent.agreement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A version to write down.
record AgreementRequest(
        @NotBlank @Size(max = 200) String title,
        @NotEmpty @Size(max = 50) List<@NotNull @Valid TemplateLine> lines,
        @Size(min = 1, max = 200) @Nullable String compensation) {
    /// The lines as a row keeps them.
    record Template(List<TemplateLine> lines) {}
}
