package dev.candor.c2pa.validation;

import dev.candor.c2pa.assertion.AssertionContext;
import dev.candor.c2pa.assertion.AssertionRules;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.binding.Binding;
import dev.candor.c2pa.binding.ContentCheck;
import dev.candor.c2pa.identity.IdentityCheck;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.manifest.ManifestStore;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.IdentitySummary;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.trust.SignatureCheck;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Validates a manifest store against its asset: the active manifest, its ingredients, and the
/// content (C2PA 2.4, chapter 15). Used once.
public final class StoreValidation {
    private static final int LONGEST_UPDATE_CHAIN = 100;

    private final OpenAsset asset;
    private final ValidationPolicy policy;
    private final Instant at;
    private final Findings findings = new Findings();
    private final Map<String, Instant> signedAt = new HashMap<>();
    private final Map<String, List<IdentitySummary>> identities = new HashMap<>();

    /// @param asset the asset the store speaks for
    /// @param policy what the caller decided; its clock says the time certificates are judged at
    public StoreValidation(OpenAsset asset, ValidationPolicy policy) {
        this.asset = asset;
        this.policy = policy;
        this.at = policy.clock().instant();
    }

    /// What validation found.
    ///
    /// @param store the store, if it could be read
    /// @param signedAt when manifests were signed, by label, where a trusted time stamp says so
    /// @param identities what identity assertions say, by the label of the manifest they lie in
    public record Outcome(
            ValidationState state,
            List<Finding> findings,
            Optional<ManifestStore> store,
            Map<String, Instant> signedAt,
            Map<String, List<IdentitySummary>> identities) {}

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
                    Optional.empty(),
                    Map.of(),
                    Map.of());
        }
        var active = store.active();
        if (active.kind() == Manifest.Kind.COMPRESSED) {
            findings.add(
                    StatusCode.GENERAL_ERROR,
                    active.uri(""),
                    "The manifest is compressed, which is not supported yet.");
        }
        var claim = ClaimCheck.check(active, findings);
        if (claim.isPresent()) {
            validate(new ManifestContext(store, active, claim.get()));
        }
        var found = findings.toList();
        return new Outcome(
                Verdict.of(active, found),
                found,
                Optional.of(store),
                Map.copyOf(signedAt),
                Map.copyOf(identities));
    }

    private void validate(ManifestContext active) throws IOException {
        var lineage = Lineage.of(active);
        var assertions = checkManifest(active, lineage.redacted());
        checkIngredients(lineage);
        checkIdentities(active, assertions);
        checkContent(active, assertions);
    }

    /// Who else stands behind assertions of a manifest. After all that could keep the manifest from
    /// being well-formed, and before the content, which does not.
    private void checkIdentities(ManifestContext context, List<Assertion> assertions) {
        var label = context.manifest().label();
        var scope = Identities.scope(context, assertions, signedAt.get(label), findings);
        var found = new IdentityCheck(policy, findings).check(scope);
        if (!found.isEmpty()) {
            identities.put(label, found);
        }
    }

    /// All checks of one manifest that need nothing but the store.
    private List<Assertion> checkManifest(ManifestContext context, Set<String> redacted) {
        new SignatureCheck(policy.anchors(), at, findings)
                .check(context)
                .ifPresent(time -> signedAt.put(context.manifest().label(), time));
        var assertions = new AssertionCheck(context, redacted, findings).check();
        new ManifestTypeCheck(context, assertions, findings).check();
        AssertionRules.check(
                new AssertionContext(context, assertions, redacted, policy.specification()),
                findings);
        return assertions;
    }

    /// Every ingredient anywhere in the lineage. A manifest from which something was taken out can
    /// no longer be vouched for by its hash, so it is checked in full.
    private void checkIngredients(Lineage lineage) {
        var redacted = lineage.redactedManifests();
        var inFull = new HashSet<>(redacted);
        for (var context : lineage.manifests()) {
            var check = new IngredientCheck(context, inFull, findings);
            context.ingredients().forEach(assertion -> check.check(assertion, redacted));
        }
        for (var context : lineage.manifests()) {
            if (inFull.contains(context.manifest().label())) {
                checkIdentities(context, checkManifest(context, lineage.redacted()));
            }
        }
    }

    private void checkContent(ManifestContext active, List<Assertion> assertions)
            throws IOException {
        var bound = bound(active, assertions);
        if (bound.isEmpty()) {
            if (active.manifest().kind() == Manifest.Kind.UPDATE) {
                findings.add(
                        StatusCode.CLAIM_HARD_BINDINGS_MISSING,
                        active.claimUri(),
                        "No parent of the update manifest is bound to the content.");
            }
            return;
        }
        var updated = active.manifest().kind() == Manifest.Kind.UPDATE;
        ContentCheck.check(
                new Binding(bound.get().context, bound.get().binding, asset, updated), findings);
    }

    /// A manifest and the assertion that binds it to the content.
    private record Bound(ManifestContext context, Assertion binding) {}

    /// The binding of the active manifest, or that of the first standard manifest among the
    /// parents of an update manifest (C2PA 2.4, 15.12).
    private Optional<Bound> bound(ManifestContext active, List<Assertion> assertions) {
        var context = active;
        var intact = assertions;
        for (int i = 0; i < LONGEST_UPDATE_CHAIN; i++) {
            if (context.manifest().kind() == Manifest.Kind.STANDARD) {
                var here = context;
                return intact.stream()
                        .filter(assertion -> Labels.isHardBinding(assertion.label()))
                        .findFirst()
                        .map(binding -> new Bound(here, binding));
            }
            var parent = Lineage.parent(context);
            if (parent.isEmpty()) {
                return Optional.empty();
            }
            context = parent.get();
            intact = new AssertionCheck(context, Set.of(), new Findings()).check();
        }
        return Optional.empty();
    }
}
