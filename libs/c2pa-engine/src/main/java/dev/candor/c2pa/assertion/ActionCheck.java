package dev.candor.c2pa.assertion;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.Action;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Claim;
import dev.candor.c2pa.manifest.HashedUri;
import dev.candor.c2pa.manifest.Ingredient;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one action must have by its name (C2PA 2.4, 15.10.3.2.3, step 2).
final class ActionCheck {
    private static final int ANY = Integer.MAX_VALUE;

    private final Assertion assertion;
    private final AssertionContext context;
    private final Findings findings;

    ActionCheck(Assertion assertion, AssertionContext context, Findings findings) {
        this.assertion = assertion;
        this.context = context;
        this.findings = findings;
    }

    /// Checks an action and those related to it.
    ///
    /// @param first whether it is the first action of the first actions assertion
    /// @return whether a history begins with it
    boolean begins(Action action, boolean first) {
        if (context.isEarly()) {
            return false;
        }
        if (action.isBeginning() && !first) {
            malformed("%s is not the first action.".formatted(action.name()));
        }
        check(action);
        return action.isBeginning();
    }

    private void check(Action action) {
        checkByName(action);
        if (action.parameters() != null && action.parameters().relatedAssertions() != null) {
            checkRelated(action.parameters().relatedAssertions());
        }
        for (var value : action.related()) {
            var related = action.related(value);
            if (related.isPresent()) {
                if (related.get().isBeginning() && !related.get().name().equals(action.name())) {
                    malformed("%s is not the first action.".formatted(related.get().name()));
                }
                check(related.get());
            }
        }
    }

    private void checkByName(Action action) {
        switch (action.name()) {
            case Action.CREATED -> requireSourceType(action);
            case Action.OPENED -> require(action, PARENT);
            case "c2pa.placed" -> require(action, COMPONENTS);
            case "c2pa.removed" -> require(action, REMOVED);
            case "c2pa.transcoded", "c2pa.repackaged" -> require(action, SAME_PARENT);
            case "c2pa.redacted" -> requireRedaction(action);
            case "c2pa.translated" -> requireLanguages(action);
            case "c2pa.watermarked", "c2pa.watermarked.bound" -> requireSoftBinding(action);
            default -> {} // the specification asks nothing more of any other action
        }
    }

    private void requireSourceType(Action action) {
        if (action.digitalSourceType() == null) {
            malformed("The asset was created, but not said from what.");
        }
    }

    private void require(Action action, Needs needs) {
        var written = action.ingredients();
        boolean enough = written.size() >= needs.least && written.size() <= needs.most;
        if (!enough || !written.stream().allMatch(value -> isIngredient(value, needs))) {
            findings.addOnce(
                    StatusCode.ASSERTION_ACTION_INGREDIENT_MISMATCH,
                    Rule.ASSE_0017,
                    assertion.uri(),
                    "%s does not refer to the ingredients it acts on.".formatted(action.name()));
        }
    }

    private boolean isIngredient(CborValue value, Needs needs) {
        var reference = HashedUri.of(value);
        if (reference.isEmpty()) {
            return false;
        }
        var manifest = context.manifest();
        var url = reference.get().url();
        if (manifest.isOwnAssertion(url) != (needs.where == Where.HERE)
                || !Labels.isIngredient(url.label())) {
            return false;
        }
        return context.isRedacted(url)
                || context.boxes().isIntact(reference.get())
                        && context.boxes()
                                .resolve(url)
                                .flatMap(Ingredient::read)
                                .map(Ingredient::relationship)
                                .filter(needs.relationship::equals)
                                .isPresent();
    }

    private void requireRedaction(Action action) {
        var parameters = action.parameters();
        var redacted = parameters == null ? null : parameters.redacted();
        if (redacted == null || !isAssertion(new JumbfUri(redacted))) {
            findings.addOnce(
                    StatusCode.ASSERTION_ACTION_REDACTION_MISMATCH,
                    Rule.ASSE_0017,
                    assertion.uri(),
                    "The redaction names no assertion that was taken out.");
        }
    }

    /// What was taken out need not be there any more, but a claim still refers to it. Nothing
    /// refers to data boxes, an early form of embedded data, but where they are used.
    private boolean isAssertion(JumbfUri uri) {
        var manifest = context.manifest();
        return context.boxes().resolve(uri).isPresent()
                || manifest.store()
                        .manifest(uri, manifest.manifest())
                        .filter(other -> refersTo(uri, other.label(), Claim.in(other)))
                        .isPresent();
    }

    private boolean refersTo(JumbfUri uri, String label, Optional<Claim> claim) {
        var path = uri.pathFrom(label);
        return path.filter(wanted -> wanted.startsWith(label + "/c2pa.databoxes/")).isPresent()
                        && context.manifest().claim().redacted().contains(uri)
                || claim.stream()
                        .flatMap(Claim::assertions)
                        .anyMatch(reference -> reference.url().pathFrom(label).equals(path));
    }

    private void requireLanguages(Action action) {
        var parameters = action.parameters();
        if (parameters == null
                || isBlank(parameters.sourceLanguage())
                || isBlank(parameters.targetLanguage())) {
            malformed("A translation does not say from which language, or into which.");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private void requireSoftBinding(Action action) {
        if (!context.has(Labels.SOFT_BINDING)) {
            findings.addOnce(
                    StatusCode.ASSERTION_ACTION_SOFT_BINDING_MISSING,
                    Rule.ASSE_0017,
                    assertion.uri(),
                    "%s is said, but no soft binding.".formatted(action.name()));
        }
    }

    private void checkRelated(CborValue value) {
        if (!(value instanceof CborValue.Array(var items)) || items.isEmpty()) {
            malformed("The assertions related to an action are no list of any.");
            return;
        }
        for (var item : items) {
            if (HashedUri.of(item).filter(reference -> isRelated(reference.url())).isEmpty()) {
                malformed("An action is related to what is no other assertion of its manifest.");
            }
        }
    }

    private boolean isRelated(JumbfUri uri) {
        return context.manifest().isOwnAssertion(uri)
                && (context.isRedacted(uri) || context.boxes().resolve(uri).isPresent())
                && !Labels.isActions(uri.label())
                && !Labels.isIngredient(uri.label());
    }

    private void malformed(String explanation) {
        findings.addOnce(
                StatusCode.ASSERTION_ACTION_MALFORMED,
                Rule.ASSE_0017,
                assertion.uri(),
                explanation);
    }

    private enum Where {
        HERE,
        ELSEWHERE
    }

    /// What an action has to refer to.
    private record Needs(String relationship, int least, int most, Where where) {}

    private static final Needs PARENT = new Needs(Ingredient.PARENT_OF, 1, 1, Where.HERE);
    private static final Needs COMPONENTS = new Needs(Ingredient.COMPONENT_OF, 1, ANY, Where.HERE);
    private static final Needs REMOVED =
            new Needs(Ingredient.COMPONENT_OF, 1, ANY, Where.ELSEWHERE);
    private static final Needs SAME_PARENT = new Needs(Ingredient.PARENT_OF, 0, ANY, Where.HERE);
}
