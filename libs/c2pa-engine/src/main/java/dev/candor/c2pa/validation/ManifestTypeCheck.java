package dev.candor.c2pa.validation;

import dev.candor.c2pa.manifest.Actions;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.HashedUri;
import dev.candor.c2pa.manifest.Ingredient;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The assertions a manifest must and may have by its kind (C2PA 2.4, 15.10.1).
final class ManifestTypeCheck {
    private static final Set<String> UPDATE_ACTIONS =
            Set.of("c2pa.edited.metadata", "c2pa.opened", "c2pa.published", "c2pa.redacted");

    private final ManifestContext context;
    private final List<Assertion> assertions;
    private final Findings findings;

    /// @param assertions those that are intact
    ManifestTypeCheck(ManifestContext context, List<Assertion> assertions, Findings findings) {
        this.context = context;
        this.assertions = assertions;
        this.findings = findings;
    }

    void check() {
        switch (context.manifest().kind()) {
            case STANDARD -> checkStandard();
            case UPDATE -> checkUpdate();
            case TIME_STAMP -> checkTimeStamp();
            case COMPRESSED ->
                    reject(
                            StatusCode.MANIFEST_COMPRESSED_INVALID,
                            Rule.STRU_0018,
                            "The compressed manifest could not be unpacked.");
        }
    }

    private void checkStandard() {
        long all = bindings(context.claim().assertions());
        if (bindings(context.claim().created().stream()) == 0) {
            reject(
                    StatusCode.CLAIM_HARD_BINDINGS_MISSING,
                    Rule.INGR_0013,
                    "The claim generator binds the manifest to no content.");
        } else if (all > 1) {
            reject(
                    StatusCode.ASSERTION_MULTIPLE_HARD_BINDINGS,
                    Rule.ASSE_0017,
                    "The manifest is bound to content more than once.");
        }
        if (parents() > 1) {
            reject(
                    StatusCode.MANIFEST_MULTIPLE_PARENTS,
                    Rule.INGR_0007,
                    "The manifest names more than one parent.");
        }
    }

    private void checkUpdate() {
        if (ingredients() != 1 || parents() != 1) {
            reject(
                    StatusCode.MANIFEST_UPDATE_WRONG_PARENTS,
                    Rule.INGR_0012,
                    "An update manifest has one ingredient, its parent; this one has not.");
        }
        boolean forbidden =
                context.claim()
                        .assertions()
                        .map(reference -> reference.url().label())
                        .anyMatch(ManifestTypeCheck::changesContent);
        boolean edits =
                Actions.among(assertions).stream()
                        .anyMatch(action -> !UPDATE_ACTIONS.contains(action.name()));
        if (forbidden || edits) {
            reject(
                    StatusCode.MANIFEST_UPDATE_INVALID,
                    Rule.ASSE_0017,
                    "An update manifest says what only a standard manifest may say.");
        }
    }

    /// Nobody writes time-stamp manifests any more, and nobody reads them (C2PA 2.4, 11.2.5): one
    /// that is active speaks for nothing, however it is made.
    private void checkTimeStamp() {
        if (parents() != 1) {
            reject(
                    StatusCode.MANIFEST_TIMESTAMP_WRONG_PARENTS,
                    Rule.TIME_0008,
                    "A time-stamp manifest has one parent; this one has not.");
        }
        reject(
                StatusCode.MANIFEST_TIMESTAMP_INVALID,
                Rule.TIME_0008,
                "A manifest that only adds a time stamp cannot speak for an asset.");
    }

    private static boolean changesContent(String label) {
        return Labels.isHardBinding(label)
                || Labels.isThumbnail(label)
                || Labels.kind(label).equals(Labels.MULTI_ASSET_HASH);
    }

    /// What the claim refers to counts, be it intact or not: a changed binding is no missing one.
    private long bindings(Stream<HashedUri> references) {
        return references
                .filter(reference -> context.isOwnAssertion(reference.url()))
                .filter(reference -> Labels.isHardBinding(reference.url().label()))
                .count();
    }

    /// Those that are intact; what the others say of their relationship, nobody signed.
    private long parents() {
        return Ingredient.among(assertions).stream().filter(Ingredient::isParent).count();
    }

    private long ingredients() {
        return context.claim()
                .assertions()
                .filter(reference -> Labels.isIngredient(reference.url().label()))
                .count();
    }

    private void reject(StatusCode code, Rule rule, String explanation) {
        findings.add(code, rule, context.claimUri(), explanation);
    }
}
