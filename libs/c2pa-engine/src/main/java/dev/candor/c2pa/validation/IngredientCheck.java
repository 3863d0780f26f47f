package dev.candor.c2pa.validation;

import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.HashedUri;
import dev.candor.c2pa.manifest.Ingredient;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;
import java.util.Set;

/// One ingredient of a manifest: what is said of it, and whether its own manifest is as it was
/// (C2PA 2.4, 15.11.3).
final class IngredientCheck {
    private static final Set<String> RELATIONSHIPS =
            Set.of(Ingredient.PARENT_OF, Ingredient.COMPONENT_OF, Ingredient.INPUT_TO);

    private final ManifestContext context;
    private final Set<String> early;
    private final Findings findings;

    /// @param early takes the labels of manifests that only their claim's hash vouches for
    IngredientCheck(ManifestContext context, Set<String> early, Findings findings) {
        this.context = context;
        this.early = early;
        this.findings = findings;
    }

    /// Checks an ingredient assertion.
    ///
    /// @param redacted manifests of which some assertion was taken out, by label
    void check(Assertion assertion, Set<String> redacted) {
        var ingredient = Ingredient.read(assertion.box());
        if (ingredient.map(Ingredient::relationship).filter(RELATIONSHIPS::contains).isEmpty()) {
            findings.add(
                    StatusCode.ASSERTION_INGREDIENT_MALFORMED,
                    assertion.uri(),
                    "The ingredient does not say how it relates to the asset.");
            return;
        }
        var manifest = ingredient.get().activeManifest();
        if (manifest == null) {
            checkUnsigned(assertion, ingredient.get());
        } else {
            checkSigned(assertion, ingredient.get(), manifest, redacted);
        }
    }

    private void checkUnsigned(Assertion assertion, Ingredient ingredient) {
        if (!Ingredient.INPUT_TO.equals(ingredient.relationship())) {
            findings.add(
                    StatusCode.INGREDIENT_UNKNOWN_PROVENANCE,
                    assertion.uri(),
                    "Nothing is known of where an ingredient came from.");
        }
    }

    private void checkSigned(
            Assertion assertion, Ingredient ingredient, HashedUri manifest, Set<String> redacted) {
        if (ingredient.version() == 3 && !ingredient.validated()) {
            findings.add(
                    StatusCode.ASSERTION_INGREDIENT_MALFORMED,
                    assertion.uri(),
                    "The ingredient has credentials, but not how they were validated.");
        }
        var named = context.store().manifest(manifest.url(), context.manifest());
        if (named.map(Manifest::label).filter(redacted::contains).isPresent()) {
            checkSignatureHash(assertion, ingredient);
        } else {
            checkManifestHash(manifest, ingredient);
        }
    }

    /// The manifest is as it was when it was made an ingredient, and was validated then.
    private void checkManifestHash(HashedUri reference, Ingredient ingredient) {
        var uri = context.absolute(reference.url());
        var manifest = context.store().manifest(reference.url(), context.manifest());
        if (manifest.isEmpty()) {
            findings.add(
                    StatusCode.INGREDIENT_MANIFEST_MISSING,
                    uri,
                    "The manifest of an ingredient is not there.");
        } else {
            report(
                    matches(reference, manifest.get().box())
                            || isEarly(reference, manifest.get(), ingredient),
                    uri,
                    StatusCode.INGREDIENT_MANIFEST_VALIDATED,
                    StatusCode.INGREDIENT_MANIFEST_MISMATCH);
        }
    }

    /// Early claim generators hashed the ingredient's claim alone. The claim vouches for its
    /// assertions, but nothing for its signature: [StoreValidation] checks such a manifest in full.
    private boolean isEarly(HashedUri reference, Manifest manifest, Ingredient ingredient) {
        return ingredient.version() == 1
                && context.claim().version() == 1
                && manifest.claims().size() == 1
                && context.algorithm(reference)
                        .filter(
                                by ->
                                        reference
                                                .hash()
                                                .matches(manifest.claimBytes().digest(by.digest())))
                        .map(matching -> early.add(manifest.label()))
                        .isPresent();
    }

    private boolean matches(HashedUri reference, JumbfBox.Superbox box) {
        return context.algorithm(reference).filter(by -> reference.matches(box, by)).isPresent();
    }

    /// Something was taken out of the manifest, so only its signature is as it was.
    private void checkSignatureHash(Assertion assertion, Ingredient ingredient) {
        var reference = ingredient.claimSignature();
        if (reference == null || context.resolve(reference.url()).isEmpty()) {
            findings.add(
                    StatusCode.INGREDIENT_CLAIM_SIGNATURE_MISSING,
                    assertion.uri(),
                    "The claim signature of an ingredient is not there.");
        } else {
            report(
                    context.isIntact(reference),
                    context.absolute(reference.url()),
                    StatusCode.INGREDIENT_CLAIM_SIGNATURE_VALIDATED,
                    StatusCode.INGREDIENT_CLAIM_SIGNATURE_MISMATCH);
        }
    }

    private void report(boolean holds, JumbfUri uri, StatusCode intact, StatusCode changed) {
        if (holds) {
            findings.add(intact, uri, "An ingredient's credentials are as they were.");
        } else {
            findings.add(changed, uri, "An ingredient's credentials were changed.");
        }
    }
}
