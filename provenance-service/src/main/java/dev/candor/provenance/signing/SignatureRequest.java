package dev.candor.provenance.signing;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a manifest is asked to say.
@Schema(name = "ManifestRequest")
record SignatureRequest(
        @NotBlank
                @Size(max = 500)
                @Schema(description = "Title of the media", examples = "Harbour at dusk")
                String title,
        @Size(max = 64)
                @Schema(
                        description =
                                "What was done, in order. Without c2pa.created in first place the"
                                    + " media counts as opened, and is its own first ingredient; so"
                                    + " it does whenever it has credentials already.")
                List<@Valid @NotNull ActionRequest> actions,
        @Valid @Nullable ConsentRequest consent,
        @Size(max = 16)
                @Schema(
                        description =
                                "Use by entry: cawg.data_mining, cawg.ai_inference,"
                                        + " cawg.ai_training, cawg.ai_generative_training, each"
                                        + " allowed, notAllowed or constrained",
                        examples = "{\"cawg.ai_training\": \"notAllowed\"}")
                Map<String, String> trainingMining,
        @Size(min = 1, max = 200)
                @Schema(description = "The software that made the media, if not Candor")
                @Nullable String softwareAgent,
        @Valid @Nullable LabelRequest label,
        @Pattern(
                        regexp = "installation|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                        message = "must be the id of a signing identity")
                @Schema(
                        description =
                                "Id of the signing identity, or `installation`. Your preferred one"
                                        + " if not given, or else the installation's.")
                @Nullable String identity) {
    SignatureRequest {
        actions = List.copyOf(Objects.requireNonNullElse(actions, List.of()));
        trainingMining = Map.copyOf(Objects.requireNonNullElse(trainingMining, Map.of()));
    }

    /// Something that was done to the media.
    @Schema(name = "ActionRequest")
    record ActionRequest(
            @NotBlank @Size(max = 100) @Schema(examples = "c2pa.created") String action,
            @Size(max = 100)
                    @Schema(
                            description =
                                    "Code of the IPTC list. Needed for c2pa.created and whatever"
                                            + " people can perceive; not for c2pa.opened.",
                            examples = "trainedAlgorithmicMedia")
                    @Nullable String digitalSourceType,
            @Size(min = 1, max = 500) @Nullable String description) {}

    /// Under which consent the media was made. Names nobody.
    @Schema(name = "ConsentRequest")
    record ConsentRequest(
            @NotNull @Schema(description = "Id of the consent check") UUID check,
            @NotNull @Pattern(regexp = "ALLOW|DENY|UNKNOWN") @Schema(examples = "ALLOW")
                    String decision,
            @Size(max = 500)
                    @Schema(description = "Salted SHA-256 of each grant, lower-case hexadecimal")
                    List<
                                    @NotNull
                                    @Pattern(
                                            regexp = "[0-9a-f]{64}",
                                            message = "must be 64 lower-case hexadecimal digits")
                                    String>
                            grants,
            @NotNull @PositiveOrZero @Schema(description = "Position in the consent ledger")
                    Long ledgerSeq) {
        ConsentRequest {
            grants = List.copyOf(Objects.requireNonNullElse(grants, List.of()));
        }
    }

    /// What people are told about the media.
    @Schema(name = "LabelRequest")
    record LabelRequest(
            @NotBlank @Size(max = 100) @JsonProperty("class") @Schema(examples = "AI_GENERATED")
                    String classification,
            @NotBlank @Size(max = 100) @Schema(examples = "CONFIRMED") String certainty,
            @NotEmpty
                    @Size(max = 100)
                    @Schema(
                            description = "The words shown, by language; the manifest has English",
                            examples = "{\"en\": \"AI-generated\"}")
                    Map<@NotBlank String, @NotBlank @Size(max = 500) String> words) {
        LabelRequest {
            words = Map.copyOf(Objects.requireNonNullElse(words, Map.of()));
        }

        /// English, or the first language there is.
        String inEnglish() {
            return words.getOrDefault("en", new TreeMap<>(words).firstEntry().getValue());
        }
    }
}
