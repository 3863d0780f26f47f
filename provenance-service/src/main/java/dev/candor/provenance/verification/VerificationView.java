package dev.candor.provenance.verification;

import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.report.ActionSummary;
import dev.candor.c2pa.report.AiUse;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.IdentityState;
import dev.candor.c2pa.report.IdentitySummary;
import dev.candor.c2pa.report.IngredientDelta;
import dev.candor.c2pa.report.IngredientSummary;
import dev.candor.c2pa.report.ManifestSummary;
import dev.candor.c2pa.report.SignatureSummary;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import dev.candor.c2pa.report.VerifiedIdentity;
import dev.candor.provenance.key.TrustListSummary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
                        enumeration = {
                            "Trusted",
                            "Valid",
                            "Invalid",
                            "NoManifest",
                            "Remote",
                            "Unsupported"
                        })
                String state,
        @Schema(description = "The verdict in plain English, for people") String sentence,
        @Schema(description = "Found from the bytes", examples = "image/jpeg") String mediaType,
        @Schema(description = "SHA-256 of the media, lower-case hexadecimal") String sha256,
        @Schema(description = "In bytes") long size,
        @Schema(
                        description = "Edition of the C2PA specification it was judged by",
                        enumeration = {"2.2", "2.4"})
                String specification,
        @Schema(
                        description = "Where the credentials came from",
                        enumeration = {"embedded", "sidecar", "remote", "nowhere"})
                String origin,
        @Schema(
                        description =
                                "Where the media says that its credentials are, if they were not"
                                        + " to be had: nothing is fetched from other"
                                        + " installations",
                        examples =
                                "https://candor.example/v1/manifests/stores/3f2b8c1e-5d0a-4c53-9d5f-7e1b6a0c9d42")
                @Nullable String remote,
        @Schema(
                        description =
                                "Whether the credentials were lost and found again by a mark in"
                                        + " the content")
                boolean recovered,
        @Schema(
                        description =
                                "What the active manifest says of the part artificial intelligence"
                                        + " had; nothing said does not mean that it had none")
                List<AiStatementView> ai,
        @Schema(description = "Label of the manifest that speaks for the media")
                @Nullable String activeManifest,
        @Schema(description = "In store order: the active one is the last")
                List<ManifestView> manifests,
        @Schema(description = "One per check, in the order the checks ran")
                List<FindingView> findings,
        @Schema(description = "What is new of each ingredient since it was taken in")
                List<IngredientDeltaView> ingredientDeltas,
        @Schema(description = "Whom the verdict believes") List<TrustListSummary> trust,
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
            List<IngredientView> ingredients,
            @Schema(description = "Who else stands behind parts of it (CAWG)")
                    List<IdentityView> identities,
            @Schema(
                            description =
                                    "What was taken out of earlier manifests: JUMBF URIs of"
                                            + " assertions")
                    List<String> redactions) {
        static ManifestView of(ManifestSummary manifest) {
            var signature = manifest.signature();
            return new ManifestView(
                    manifest.label(),
                    manifest.claimGenerator(),
                    manifest.title(),
                    signature == null ? null : SignatureView.of(signature),
                    manifest.actions().stream().map(ActionView::of).toList(),
                    manifest.assertionLabels(),
                    manifest.ingredients().stream().map(IngredientView::of).toList(),
                    manifest.identities().stream().map(IdentityView::of).toList(),
                    manifest.redactions().stream().map(JumbfUri::value).toList());
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
            @Schema(
                            description =
                                    "Number of the sentence of C2PA 2.4 that asks for the check",
                            examples = "VAL-ASSE-0006")
                    @Nullable String rule,
            @Schema(description = "JUMBF URI of the box the check was about") String url,
            @Schema(description = "A sentence in plain English") String explanation) {
        static FindingView of(Finding finding) {
            return new FindingView(
                    finding.code().code(),
                    kind(finding),
                    rule(finding),
                    finding.about().value(),
                    finding.explanation());
        }

        private static @Nullable String rule(Finding finding) {
            var rule = finding.rule();
            return rule == null ? null : rule.id();
        }

        private static String kind(Finding finding) {
            return switch (finding) {
                case Finding.Passed _ -> "success";
                case Finding.Noted _ -> "informational";
                case Finding.Failed _ -> "failure";
            };
        }
    }

    /// What is new of an ingredient since it was taken in.
    ///
    /// @param url the ingredient assertion
    @Schema(name = "IngredientDelta")
    public record IngredientDeltaView(
            String url, @Nullable String manifest, List<FindingView> findings) {
        static IngredientDeltaView of(IngredientDelta delta) {
            return new IngredientDeltaView(
                    delta.assertion().value(),
                    delta.manifest(),
                    delta.findings().stream().map(FindingView::of).toList());
        }
    }

    /// Something that is said of artificial intelligence.
    @Schema(name = "AiStatement")
    public record AiStatementView(
            @Schema(
                            description = "How large its part is said to be",
                            enumeration = {"generated", "used", "algorithm", "notSaid"})
                    String extent,
            @Schema(description = "A term as a URI, or a type or name of a model") String words,
            @Schema(description = "JUMBF URI of the assertion that says it") String url,
            @Schema(description = "Whether the signer answers for it, or only passes it on")
                    boolean bySigner) {
        static AiStatementView of(AiUse.Statement statement) {
            return new AiStatementView(
                    switch (statement.extent()) {
                        case GENERATED -> "generated";
                        case USED -> "used";
                        case ALGORITHM -> "algorithm";
                        case NOT_SAID -> "notSaid";
                    },
                    statement.words(),
                    statement.assertion().value(),
                    statement.bySigner());
        }
    }

    /// Somebody who stands behind assertions (CAWG identity).
    @Schema(name = "Identity")
    public record IdentityView(
            @Schema(examples = "cawg.identity") String assertion,
            @Schema(
                            enumeration = {
                                "trusted",
                                "wellFormed",
                                "invalid",
                                "revoked",
                                "unresolved",
                                "notJudged"
                            })
                    String state,
            @Nullable String name,
            @Nullable String issuer,
            List<String> roles,
            List<VerifiedIdentityView> verifiedIdentities) {
        static IdentityView of(IdentitySummary identity) {
            return new IdentityView(
                    identity.assertion(),
                    state(identity.state()),
                    identity.name(),
                    identity.issuer(),
                    identity.roles(),
                    identity.identities().stream().map(VerifiedIdentityView::of).toList());
        }

        private static String state(IdentityState state) {
            return switch (state) {
                case TRUSTED -> "trusted";
                case WELL_FORMED -> "wellFormed";
                case INVALID -> "invalid";
                case REVOKED -> "revoked";
                case UNRESOLVED -> "unresolved";
                case NOT_JUDGED -> "notJudged";
            };
        }
    }

    /// One identity as its provider verified it.
    @Schema(name = "VerifiedIdentity")
    public record VerifiedIdentityView(
            @Schema(examples = "cawg.social_media") String type,
            @Nullable String name,
            @Nullable String username,
            @Nullable String uri,
            @Nullable String provider,
            @Nullable String verifiedAt) {
        static VerifiedIdentityView of(VerifiedIdentity identity) {
            return new VerifiedIdentityView(
                    identity.type(),
                    identity.name(),
                    identity.username(),
                    identity.uri(),
                    identity.provider(),
                    identity.verifiedAt());
        }
    }

    /// A report as it is answered.
    ///
    /// @param trust the lists the verdict rests on
    public static VerificationView of(
            VerificationReport report, Submission submission, List<TrustListSummary> trust) {
        return new VerificationView(
                word(report.state()),
                report.sentence(),
                report.format().mediaType(),
                submission.asset().sha256(),
                submission.asset().size(),
                submission.edition().number(),
                report.origin().name().toLowerCase(Locale.ROOT),
                report.remote(),
                false,
                report.activeManifest().map(ManifestSummary::ai).stream()
                        .flatMap(ai -> ai.statements().stream())
                        .map(AiStatementView::of)
                        .toList(),
                report.activeManifest().map(ManifestSummary::label).orElse(null),
                report.manifests().stream().map(ManifestView::of).toList(),
                report.activeFindings().stream().map(FindingView::of).toList(),
                report.deltas().stream().map(IngredientDeltaView::of).toList(),
                trust,
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
