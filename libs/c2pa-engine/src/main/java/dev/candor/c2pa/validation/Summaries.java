package dev.candor.c2pa.validation;

import dev.candor.c2pa.assertion.AiStatements;
import dev.candor.c2pa.assertion.Permissions;
import dev.candor.c2pa.certificate.Names;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.manifest.Action;
import dev.candor.c2pa.manifest.Actions;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.EmbeddedFile;
import dev.candor.c2pa.manifest.Ingredient;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.manifest.ManifestStore;
import dev.candor.c2pa.manifest.SoftBinding;
import dev.candor.c2pa.report.ActionSummary;
import dev.candor.c2pa.report.IdentitySummary;
import dev.candor.c2pa.report.IngredientSummary;
import dev.candor.c2pa.report.ManifestSummary;
import dev.candor.c2pa.report.SignatureSummary;
import dev.candor.c2pa.report.SoftBindingSummary;
import dev.candor.c2pa.report.ThumbnailSummary;
import dev.candor.c2pa.trust.SignatureCheck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the manifests of a store say, as far as they can be read. Says nothing of whether it holds.
public final class Summaries {
    private Summaries() {}

    /// One summary for each manifest whose claim can be read, in store order.
    ///
    /// @param anchors that know the signers they judged
    /// @param signedAt when manifests were signed, by label, where that is known
    /// @param identities what identity assertions say, by the manifest's label
    public static List<ManifestSummary> of(
            ManifestStore store,
            TrustAnchors anchors,
            Map<String, Instant> signedAt,
            Map<String, List<IdentitySummary>> identities) {
        return store.manifests().stream()
                .flatMap(
                        one ->
                                summary(
                                        store,
                                        one,
                                        anchors,
                                        signedAt.get(one.label()),
                                        identities.getOrDefault(one.label(), List.of()))
                                        .stream())
                .toList();
    }

    private static Optional<ManifestSummary> summary(
            ManifestStore store,
            Manifest manifest,
            TrustAnchors anchors,
            @Nullable Instant time,
            List<IdentitySummary> identities) {
        return ClaimCheck.read(manifest)
                .map(
                        claim ->
                                summary(
                                        new ManifestContext(store, manifest, claim),
                                        anchors,
                                        time,
                                        identities));
    }

    private static ManifestSummary summary(
            ManifestContext context,
            TrustAnchors anchors,
            @Nullable Instant time,
            List<IdentitySummary> identities) {
        var claim = context.claim();
        var created =
                claim.created().stream()
                        .map(reference -> reference.url().label())
                        .collect(Collectors.toUnmodifiableSet());
        var assertions =
                context.manifest().assertions().stream()
                        .map(box -> assertion(context, box, created.contains(box.label())))
                        .toList();
        return new ManifestSummary(
                context.manifest().label(),
                claim.generator(),
                claim.title(),
                SignatureCheck.read(context, anchors)
                        .map(signed -> signature(signed, time))
                        .orElse(null),
                Actions.among(assertions).stream().map(Summaries::action).toList(),
                assertions.stream().map(Assertion::label).toList(),
                Ingredient.among(assertions).stream()
                        .map(ingredient -> ingredient(context, ingredient))
                        .toList(),
                AiStatements.read(assertions),
                Permissions.read(assertions),
                softBindings(assertions),
                thumbnails(assertions),
                identities,
                claim.redacted());
    }

    private static Assertion assertion(
            ManifestContext context, JumbfBox.Superbox box, boolean created) {
        return new Assertion(
                context.manifest().uri(Labels.ASSERTIONS + "/" + box.label()), box, created);
    }

    private static List<SoftBindingSummary> softBindings(List<Assertion> assertions) {
        return assertions.stream()
                .filter(assertion -> assertion.kind().equals(Labels.SOFT_BINDING))
                .flatMap(assertion -> SoftBinding.of(assertion).stream())
                .map(
                        binding ->
                                new SoftBindingSummary(
                                        binding.algorithm(),
                                        binding.values().size(),
                                        binding.name()))
                .toList();
    }

    private static List<ThumbnailSummary> thumbnails(List<Assertion> assertions) {
        return assertions.stream()
                .filter(assertion -> Labels.isThumbnail(assertion.label()))
                .flatMap(
                        assertion ->
                                EmbeddedFile.of(assertion.box()).stream()
                                        .map(
                                                file ->
                                                        new ThumbnailSummary(
                                                                assertion.label(),
                                                                file.mediaType(),
                                                                file.content().length())))
                .toList();
    }

    private static SignatureSummary signature(
            SignatureCheck.Signed signed, @Nullable Instant time) {
        var signer = signed.chain().signer();
        return new SignatureSummary(
                Names.of(signer.getIssuerX500Principal()),
                Names.of(signer.getSubjectX500Principal()),
                signed.signature().algorithm().map(Enum::name).orElse("unknown"),
                time);
    }

    private static ActionSummary action(Action action) {
        return new ActionSummary(action.name(), action.digitalSourceType(), action.description());
    }

    private static IngredientSummary ingredient(ManifestContext context, Ingredient ingredient) {
        var manifest = ingredient.activeManifest();
        return new IngredientSummary(
                ingredient.title(),
                Optional.ofNullable(ingredient.relationship()).orElse("unknown"),
                manifest == null
                        ? null
                        : manifest.url().pathFrom(context.manifest().label()).orElse(null));
    }
}
