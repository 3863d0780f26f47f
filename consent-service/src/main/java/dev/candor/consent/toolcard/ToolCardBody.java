package dev.candor.consent.toolcard;

import dev.candor.consent.scope.Codes;
import dev.candor.consent.scope.Modality;
import dev.candor.consent.subject.LanguageTag;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a card says, as requests and answers carry it.
///
/// @param code what a manifest names; the same for all versions
/// @param model what the tool runs
/// @param techniques of the Framework (T1 to T6) or open codes
/// @param datasets what the model was built from, each in one version
/// @param texts the language it was written in first
@RegisterForReflection
record ToolCardBody(
        @NotNull @Pattern(regexp = CODE, message = NOT_A_CODE) String code,
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 200) String provider,
        @Size(min = 1, max = 200) @Nullable String model,
        @NotEmpty @Size(max = 10) List<@NotNull Modality> modalities,
        @Size(max = 50)
                @Nullable
                        List<
                                @NotNull @Size(max = 64)
                                @Pattern(
                                        regexp = "T[1-6]|" + Codes.CODE,
                                        message = "not T1 to T6, and " + Codes.NOT_A_CODE)
                                String>
                        techniques,
        @Size(max = 100) @Nullable List<@NotNull @Valid Dataset> datasets,
        @NotEmpty @Size(max = 50) List<@NotNull @Valid Text> texts) {
    /// As provenance names a tool's card.
    static final String CODE = "[A-Za-z0-9][A-Za-z0-9._:-]{0,199}";

    static final String NOT_A_CODE =
            "not a card's code: letters, digits, dots, colons, hyphens and underscores";

    /// One version of one collection that a model was built from.
    @RegisterForReflection
    record Dataset(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 64) String version,
            @Pattern(
                            regexp = "[0-9a-f]{64}",
                            message = "not 64 lower-case hexadecimal digits of a SHA-256")
                    @Nullable String manifestSha256) {}

    /// The card's words in one language.
    @RegisterForReflection
    record Text(
            @NotNull @LanguageTag String language,
            @NotBlank @Size(max = 2000) String summary,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 2000) String> capabilities,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 2000) String> limits,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 2000) String> risks) {}
}
