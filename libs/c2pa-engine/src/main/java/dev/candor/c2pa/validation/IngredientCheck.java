package dev.candor.c2pa.validation;

import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Ingredient;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.List;
import java.util.Set;

/// What a manifest's ingredient assertions must say (C2PA 2.4, 15.11.3.2). What lies behind them is
/// checked by [LinkCheck].
final class IngredientCheck {
    /// How an ingredient may relate to the asset (VAL-ASSE-0035).
    private static final Set<String> RELATIONSHIPS =
            Set.of(Ingredient.PARENT_OF, Ingredient.COMPONENT_OF, Ingredient.INPUT_TO);

    private final Specification specification;
    private final Findings findings;

    IngredientCheck(Specification specification, Findings findings) {
        this.specification = specification;
        this.findings = findings;
    }

    /// @param assertions those of a manifest that are intact
    void check(List<Assertion> assertions) {
        assertions.stream()
                .filter(assertion -> Labels.isIngredient(assertion.label()))
                .forEach(this::check);
    }

    private void check(Assertion assertion) {
        var read = Ingredient.read(assertion.box());
        if (read.isEmpty()) {
            malformed(assertion, Rule.ASSE_0034, "The ingredient is no map.");
            return;
        }
        var ingredient = read.get();
        var relationship = ingredient.relationship();
        if (relationship == null) {
            malformed(
                    assertion,
                    Rule.ASSE_0034,
                    "The ingredient does not say how it relates to the asset.");
        } else if (!RELATIONSHIPS.contains(relationship)) {
            malformed(
                    assertion,
                    Rule.ASSE_0036,
                    "The ingredient relates to the asset in a way that is not known.");
        }
        if (ingredient.activeManifest() == null) {
            checkUnsigned(assertion, ingredient);
        } else {
            checkSigned(assertion, ingredient);
        }
    }

    private void checkUnsigned(Assertion assertion, Ingredient ingredient) {
        if (!Ingredient.INPUT_TO.equals(ingredient.relationship())) {
            findings.add(
                    StatusCode.INGREDIENT_UNKNOWN_PROVENANCE,
                    Rule.INGR_0008,
                    assertion.uri(),
                    "Nothing is known of where an ingredient came from.");
        }
    }

    private void checkSigned(Assertion assertion, Ingredient ingredient) {
        if (ingredient.version() == 3 && !ingredient.validated()) {
            malformed(
                    assertion,
                    Rule.INGR_0009,
                    "The ingredient has credentials, but not how they were validated.");
        }
        if (ingredient.digitalSourceType() != null && specification == Specification.V2_4) {
            malformed(
                    assertion,
                    Rule.ASSE_0037,
                    "The ingredient has credentials, and says again what kind of content it is.");
        }
    }

    private void malformed(Assertion assertion, Rule rule, String explanation) {
        findings.add(StatusCode.ASSERTION_INGREDIENT_MALFORMED, rule, assertion.uri(), explanation);
    }
}
