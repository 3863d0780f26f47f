package dev.candor.c2pa.validation;

import dev.candor.c2pa.assertion.AssertionContext;
import dev.candor.c2pa.assertion.ExternalData;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.binding.Binding;
import dev.candor.c2pa.binding.ContentCheck;
import dev.candor.c2pa.binding.SegmentHash;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.livevideo.LiveStream;
import dev.candor.c2pa.livevideo.LiveVideoCheck;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.manifest.ManifestStore;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.IdentitySummary;
import dev.candor.c2pa.report.IngredientDelta;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Validates a manifest store against its asset: the active manifest, its ingredients, and the
/// content (C2PA 2.4, chapter 15). Used once.
public final class StoreValidation {
    private static final int LONGEST_UPDATE_CHAIN = 100;

    private final OpenAsset asset;
    private final ValidationPolicy policy;
    private final Findings findings = new Findings();
    private @Nullable AssertionContext speaking;
    private @Nullable Assertion binding;
    private List<IngredientDelta> deltas = List.of();
    private Map<String, Instant> signedAt = Map.of();
    private Map<String, List<IdentitySummary>> identities = Map.of();

    /// @param asset the asset the store speaks for
    /// @param policy what the caller decided; its clock says the time certificates are judged at
    public StoreValidation(OpenAsset asset, ValidationPolicy policy) {
        this.asset = asset;
        this.policy = policy;
    }

    /// What validation found.
    ///
    /// @param findings all of them: those about the active manifest, and what is new of its
    /// ingredients
    /// @param deltas what is new of each ingredient
    /// @param store the store, if it could be read
    /// @param signedAt when manifests were signed, by label, where a trusted time stamp says so
    /// @param identities what identity assertions say, by the label of the manifest they lie in
    public record Outcome(
            ValidationState state,
            List<Finding> findings,
            List<IngredientDelta> deltas,
            Optional<ManifestStore> store,
            Map<String, Instant> signedAt,
            Map<String, List<IdentitySummary>> identities) {
        /// The findings that are not about an ingredient.
        public List<Finding> activeFindings() {
            return IngredientDelta.without(deltas, findings);
        }
    }

    /// Validates a store.
    public Outcome validate(Bytes bytes) throws IOException {
        ManifestStore store;
        try {
            store = ManifestStore.read(bytes);
        } catch (MalformedException e) {
            findings.add(
                    StatusCode.GENERAL_ERROR,
                    JumbfUri.store(),
                    "The credentials cannot be read: %s.".formatted(e.getMessage()));
            return new Outcome(
                    ValidationState.INVALID,
                    findings.toList(),
                    List.of(),
                    Optional.empty(),
                    Map.of(),
                    Map.of());
        }
        var active = store.active();
        var claim = ClaimCheck.check(active, findings);
        if (claim.isPresent()) {
            validate(Lineage.of(new ManifestContext(store, active, claim.get())));
        }
        boolean trusted = claim.isEmpty() || checkSegments();
        var state = fetchElsewhere(weakened(Verdict.of(active, findings.toList()), trusted));
        return new Outcome(
                state, findings.toList(), deltas, Optional.of(store), signedAt, identities);
    }

    /// Validates the segments of a live stream whose initialization segment has no store. The
    /// store of the first segment stands for all.
    public Outcome validateSegments() throws IOException {
        var judge = new SegmentJudge(policy);
        boolean trusted = liveVideo(LiveStream.withoutManifest(), judge);
        var found = findings.toList();
        var state =
                Verdict.isRefused(found)
                        ? ValidationState.INVALID
                        : weakened(ValidationState.TRUSTED, trusted);
        var first = judge.first();
        return new Outcome(
                state,
                found,
                List.of(),
                first.flatMap(Outcome::store),
                first.map(Outcome::signedAt).orElse(Map.of()),
                first.map(Outcome::identities).orElse(Map.of()));
    }

    /// What the active manifest says; nothing before a store was validated.
    LiveStream said() {
        return speaking == null
                ? LiveStream.withoutManifest()
                : new LiveStream(speaking.manifest(), speaking.assertions());
    }

    /// Media segments that no Merkle tree binds are those of a live stream; whether all of them
    /// were vouched for by someone who is trusted.
    private boolean checkSegments() throws IOException {
        if (asset.fragments().isEmpty()
                || speaking == null
                || (binding != null && SegmentHash.coversSegments(binding))) {
            return true;
        }
        return liveVideo(said(), new SegmentJudge(policy));
    }

    private boolean liveVideo(LiveStream stream, SegmentJudge judge) throws IOException {
        var now = policy.clock().instant();
        return new LiveVideoCheck(stream, judge, now, findings).check(asset, asset.fragments());
    }

    private static ValidationState weakened(ValidationState state, boolean trusted) {
        return state == ValidationState.TRUSTED && !trusted ? ValidationState.VALID : state;
    }

    /// What is kept elsewhere is fetched last, of a claim that holds, and if the caller lets it be
    /// fetched (C2PA 2.4, 15.10.4.1).
    private ValidationState fetchElsewhere(ValidationState state) {
        var fetcher = policy.fetcher();
        return speaking != null
                        && fetcher != null
                        && state != ValidationState.INVALID
                        && ExternalData.check(speaking, fetcher, findings)
                ? ValidationState.INVALID
                : state;
    }

    private void validate(Lineage lineage) throws IOException {
        var check = new ManifestCheck(policy, lineage);
        var history = new History(lineage, check, Deadline.LONGEST);
        var judged = history.judge(lineage.active());
        judged.findings().forEach(findings::add);
        speaking =
                new AssertionContext(
                        lineage.active(),
                        judged.intact(),
                        lineage.redacted(),
                        policy.specification());
        deltas = history.check();
        deltas.stream()
                .flatMap(delta -> delta.findings().stream())
                .distinct()
                .forEach(findings::add);
        signedAt = check.signedAt();
        identities = check.identities();
        checkContent(lineage, history);
    }

    /// The hard binding tells whether the store is that of the asset, and the asset what was signed
    /// (VAL-ASSE-0005).
    private void checkContent(Lineage lineage, History history) throws IOException {
        var active = lineage.active();
        var updated = active.manifest().kind() == Manifest.Kind.UPDATE;
        var bound = bound(lineage, history);
        if (bound.isPresent()) {
            binding = bound.get().binding;
            ContentCheck.check(
                    new Binding(bound.get().context, bound.get().binding, asset, updated),
                    findings);
        } else if (updated) {
            findings.add(
                    StatusCode.CLAIM_HARD_BINDINGS_MISSING,
                    Rule.INGR_0013,
                    active.claimUri(),
                    "No parent of the update manifest is bound to the content.");
        }
    }

    /// A manifest and the assertion that binds it to the content.
    private record Bound(ManifestContext context, Assertion binding) {}

    /// The binding of the active manifest (VAL-INGR-0011), or that of the first standard manifest
    /// among the parents of an update manifest (VAL-INGR-0012).
    private static Optional<Bound> bound(Lineage lineage, History history) {
        var context = lineage.active();
        for (int i = 0; i < LONGEST_UPDATE_CHAIN; i++) {
            if (context.manifest().kind() == Manifest.Kind.STANDARD) {
                var here = context;
                return history.judge(here).intact().stream()
                        .filter(assertion -> Labels.isHardBinding(assertion.label()))
                        .filter(Assertion::created)
                        .findFirst()
                        .map(binding -> new Bound(here, binding));
            }
            var parent = Lineage.parent(context);
            if (parent.isEmpty() || context.manifest().kind() != Manifest.Kind.UPDATE) {
                return Optional.empty();
            }
            context = parent.get();
        }
        return Optional.empty();
    }
}
