package dev.candor.provenance.verification;

import dev.candor.c2pa.report.ActionSummary;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.IngredientSummary;
import dev.candor.c2pa.report.ManifestSummary;
import dev.candor.c2pa.report.SignatureSummary;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import dev.candor.provenance.media.Media;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A verification report as it is answered.
///
/// @param activeManifest label of the manifest that speaks for the media
/// @param manifests in store order: the active one is the last
@Schema(name = "Verification")
public record VerificationView(
        @Schema(
                        description = "The verdict",
                        enumeration = {"Trusted", "Valid", "Invalid", "NoManifest"})
                String state,
        @Schema(description = "The verdict in plain English, for people") String sentence,
        @Schema(description = "Found from the bytes", examples = "image/jpeg") String mediaType,
        @Schema(description = "SHA-256 of the media, lower-case hexadecimal") String sha256,
        @Schema(description = "In bytes") long size,
        @Schema(description = "Label of the manifest that speaks for the media")
                @Nullable String activeManifest,
        @Schema(description = "In store order: the active one is the last")
                List<ManifestView> manifests,
        @Schema(description = "One per check, in the order the checks ran")
                List<FindingView> findings,
        Instant validatedAt) {

    /// One manifest of the store.
    @Schema(name = "Manifest")
    public record ManifestView(
            @Schema(examples = "urn:c2pa:0194f0c4-5a7e-7a43-9a3e-0c6f3f6b8a11") String label,
            @Schema(examples = "Candor/0.1.0") String claimGenerator,
            @Nullable String title,
            @Nullable SignatureView signature,
            List<ActionView> actions,
            @Schema(description = "Labels of the assertions") List<String> assertions,
            List<IngredientView> ingredients) {
        static ManifestView of(ManifestSummary manifest) {
            var signature = manifest.signature();
            return new ManifestView(
                    manifest.label(),
                    manifest.claimGenerator(),
                    manifest.title(),
                    signature == null ? null : SignatureView.of(signature),
                    manifest.actions().stream().map(ActionView::of).toList(),
                    manifest.assertionLabels(),
                    manifest.ingredients().stream().map(IngredientView::of).toList());
        }
    }

    /// Who signed a manifest, and when if a trusted time stamp says so.
    @Schema(name = "ManifestSignature")
    public record SignatureView(
            String issuer, String subject, String algorithm, @Nullable Instant time) {
        static SignatureView of(SignatureSummary signature) {
            return new SignatureView(
                    signature.issuer(),
                    signature.subject(),
                    signature.algorithm(),
                    signature.time());
        }
    }

    /// Something that was done to the media.
    @Schema(name = "Action")
    public record ActionView(
            @Schema(examples = "c2pa.created") String action,
            @Schema(
                            description = "Full URI",
                            examples =
                                    "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia")
                    @Nullable String digitalSourceType,
            @Nullable String description) {
        static ActionView of(ActionSummary action) {
            return new ActionView(
                    action.action(), action.digitalSourceType(), action.description());
        }
    }

    /// Something the media was made from.
    @Schema(name = "Ingredient")
    public record IngredientView(
            @Nullable String title,
            @Schema(enumeration = {"parentOf", "componentOf", "inputTo"}) String relationship,
            @Schema(description = "Label of its manifest in the same store")
                    @Nullable String manifest) {
        static IngredientView of(IngredientSummary ingredient) {
            return new IngredientView(
                    ingredient.title(), ingredient.relationship(), ingredient.manifest());
        }
    }

    /// The outcome of one check.
    @Schema(name = "Finding")
    public record FindingView(
            @Schema(
                            description = "Status code of the C2PA specification",
                            examples = "assertion.dataHash.match")
                    String code,
            @Schema(enumeration = {"success", "informational", "failure"}) String kind,
            @Schema(description = "JUMBF URI of the box the check was about") String url,
            @Schema(description = "A sentence in plain English") String explanation) {
        static FindingView of(Finding finding) {
            return new FindingView(
                    finding.code().code(),
                    kind(finding),
                    finding.about().value(),
                    finding.explanation());
        }

        private static String kind(Finding finding) {
            return switch (finding) {
                case Finding.Passed _ -> "success";
                case Finding.Noted _ -> "informational";
                case Finding.Failed _ -> "failure";
            };
        }
    }

    public static VerificationView of(VerificationReport report, Media media) {
        return new VerificationView(
                word(report.state()),
                report.sentence(),
                report.format().mediaType(),
                media.sha256(),
                media.size(),
                report.activeManifest().map(ManifestSummary::label).orElse(null),
                report.manifests().stream().map(ManifestView::of).toList(),
                report.findings().stream().map(FindingView::of).toList(),
                report.validatedAt());
    }

    private static String word(ValidationState state) {
        return switch (state) {
            case TRUSTED -> "Trusted";
            case VALID -> "Valid";
            case INVALID -> "Invalid";
            case NO_MANIFEST -> "NoManifest";
            case REMOTE -> "Remote";
            case UNSUPPORTED -> "Unsupported";
        };
    }
}
