package dev.candor.provenance.signing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.candor.c2pa.definition.Redaction;
import dev.candor.provenance.consent.Claimed;
import dev.candor.provenance.identity.Tool;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
                @Nullable String identity,
        @Size(min = 1, max = 200)
                @Schema(
                        description =
                                "Card id of the tool that made the media. Its identity signs, and"
                                        + " what the tool always says is said.",
                        examples = "fx-image")
                @Nullable String tool,
        @Schema(
                        description =
                                "EMBEDDED puts the manifest into the media. SIDECAR leaves the"
                                    + " media as it is, and the answer is the manifest store."
                                    + " REMOTE keeps the manifest store here, open to everybody,"
                                    + " and the answer is the media with its address.",
                        defaultValue = "EMBEDDED")
                @Nullable Output output,
        @Size(max = 100)
                @Schema(description = "What went into it, one for each part `ingredient`, in order")
                List<@Valid @NotNull IngredientRequest> ingredients,
        @Size(max = 10) @Schema(description = "Who else stands behind it (cawg.identity)")
                List<@Valid @NotNull NamedActorRequest> actors,
        @Size(max = 100) @Schema(description = "What is taken out of earlier manifests")
                List<@Valid @NotNull RedactionRequest> redactions,
        @Size(max = 100)
                @Schema(
                        description = "Metadata in JSON-LD (c2pa.metadata); needs a @context",
                        examples =
                                "{\"@context\": {\"dc\": \"http://purl.org/dc/elements/1.1/\"},"
                                        + " \"dc:creator\": \"A. Author\"}")
                Map<String, Object> metadata,
        @Valid @Nullable LocationRequest location) {
    SignatureRequest {
        actions = List.copyOf(Objects.requireNonNullElse(actions, List.of()));
        trainingMining = Map.copyOf(Objects.requireNonNullElse(trainingMining, Map.of()));
        ingredients = List.copyOf(Objects.requireNonNullElse(ingredients, List.of()));
        actors = List.copyOf(Objects.requireNonNullElse(actors, List.of()));
        redactions = List.copyOf(Objects.requireNonNullElse(redactions, List.of()));
        metadata =
                Collections.unmodifiableMap(
                        new TreeMap<>(Objects.requireNonNullElse(metadata, Map.of())));
    }

    /// Where the manifest goes.
    Output destination() {
        return Objects.requireNonNullElse(output, Output.EMBEDDED);
    }

    /// The same, said by a tool: actions and software agent are the tool's.
    SignatureRequest by(Tool maker, List<ActionRequest> toolActions) {
        return new SignatureRequest(
                title,
                toolActions,
                consent,
                trainingMining,
                maker.model(),
                label,
                identity,
                maker.card(),
                output,
                ingredients,
                actors,
                redactions,
                metadata,
                location);
    }

    /// Where the manifest goes.
    @Schema(name = "SignatureOutput")
    enum Output {
        EMBEDDED,
        SIDECAR,
        REMOTE
    }

    /// Something that went into the media beside its parent.
    @Schema(name = "IngredientRequest")
    record IngredientRequest(
            @Size(min = 1, max = 500) @Nullable String title,
            @NotNull
                    @Schema(
                            description =
                                    "PLACED: a part that was placed into it. PART: a part; how it"
                                        + " came in is not said. INPUT: it was made with it, such"
                                        + " as a prompt.")
                    Relationship relationship) {}

    @Schema(name = "IngredientRelationship")
    enum Relationship {
        PLACED,
        PART,
        INPUT
    }

    /// Somebody who stands behind the media, by a signing identity of the organization.
    @Schema(name = "NamedActorRequest")
    record NamedActorRequest(
            @NotNull @Schema(description = "Id of a signing identity") UUID identity,
            @Size(max = 10) @Schema(examples = "[\"cawg.creator\"]")
                    List<@NotBlank @Size(max = 100) String> roles) {
        NamedActorRequest {
            roles = List.copyOf(Objects.requireNonNullElse(roles, List.of()));
        }
    }

    /// An assertion of an earlier manifest that is taken out.
    @Schema(name = "RedactionRequest")
    record RedactionRequest(
            @NotBlank
                    @Size(max = 1000)
                    @Schema(
                            description = "Where it is, absolute",
                            examples =
                                    "self#jumbf=/c2pa/urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11/c2pa.assertions/c2pa.metadata")
                    String assertion,
            @NotNull @Schema(description = "Why") RedactionReason reason) {}

    /// Why something is taken out (C2PA 2.4, 18.15.4.2).
    @Schema(name = "RedactionReason")
    enum RedactionReason {
        PERSONAL_DATA,
        INVALID_DATA,
        TRADE_SECRET,
        GOVERNMENT_SECRET;

        Redaction.Reason inManifest() {
            return switch (this) {
                case PERSONAL_DATA -> Redaction.Reason.PERSONAL_DATA;
                case INVALID_DATA -> Redaction.Reason.INVALID_DATA;
                case TRADE_SECRET -> Redaction.Reason.TRADE_SECRET;
                case GOVERNMENT_SECRET -> Redaction.Reason.GOVERNMENT_SECRET;
            };
        }
    }

    /// Where it was made, as precisely as is to be told.
    @Schema(name = "LocationRequest")
    record LocationRequest(
            @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
            @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
            @NotNull
                    @Min(0)
                    @Max(5)
                    @Schema(
                            description =
                                    "Decimal places of a degree that are told: 0 is about 100 km, 1"
                                            + " about 10 km, 2 about 1 km",
                            examples = "1")
                    Integer decimals) {}

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
            @NotNull
                    @Pattern(regexp = "ALLOW|ALLOW_EXEMPT|REVIEW|DENY|UNKNOWN")
                    @Schema(examples = "ALLOW")
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
                    Long ledgerSeq,
            @Size(min = 1, max = 16_000)
                    @Schema(
                            description =
                                    "The registry's decision token (compact JWS). It is verified,"
                                            + " and the manifest has it.")
                    @Nullable String token,
            @Size(min = 1, max = 200)
                    @Schema(description = "What the check was about, if the token says so")
                    @Nullable String purpose) {
        ConsentRequest {
            grants = List.copyOf(Objects.requireNonNullElse(grants, List.of()));
        }

        /// What is claimed of the check.
        ///
        /// @param assets SHA-256 of the media, before and after it was edited
        Claimed about(Set<String> assets) {
            return new Claimed(check.toString(), decision, grants, ledgerSeq, purpose, assets);
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
