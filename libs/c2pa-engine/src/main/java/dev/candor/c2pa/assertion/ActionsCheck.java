package dev.candor.c2pa.assertion;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.Action;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.HashedUri;
import dev.candor.c2pa.manifest.Ingredient;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rules for actions (C2PA 2.4, 15.10.3.2, `c2pa.actions` validation).
public final class ActionsCheck {
    private static final String CREATED = "c2pa.created";
    private static final String OPENED = "c2pa.opened";
    private static final Set<String> BEGINNINGS = Set.of(CREATED, OPENED);

    private final ManifestContext context;
    private final List<Assertion> assertions;
    private final Findings findings;

    /// @param assertions those that are intact
    public ActionsCheck(ManifestContext context, List<Assertion> assertions, Findings findings) {
        this.context = context;
        this.assertions = assertions;
        this.findings = findings;
    }

    /// All actions of all actions assertions that can be read.
    public static List<Action> actions(List<Assertion> assertions) {
        return assertions.stream()
                .filter(assertion -> Labels.isActions(assertion.label()))
                .flatMap(assertion -> list(assertion).stream())
                .map(Action::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /// Checks all actions assertions of the manifest.
    public void check() {
        var all =
                assertions.stream()
                        .filter(assertion -> Labels.isActions(assertion.label()))
                        .toList();
        int beginnings = 0;
        for (int i = 0; i < all.size(); i++) {
            beginnings += check(all.get(i), i == 0);
        }
        if (mustBegin(all.size()) && beginnings != 1) {
            findings.add(
                    StatusCode.ASSERTION_ACTION_MALFORMED,
                    context.claimUri(),
                    "The manifest does not say exactly once that the asset was created or opened.");
        }
    }

    /// First-version claims were made before the rule. Where an actions assertion was changed, that
    /// is the finding, and not what it no longer says.
    private boolean mustBegin(int intact) {
        long referred =
                context.claim()
                        .assertions()
                        .filter(reference -> Labels.isActions(reference.url().label()))
                        .count();
        return context.claim().version() > 1
                && context.manifest().kind() == Manifest.Kind.STANDARD
                && referred == intact;
    }

    /// Checks one assertion; how many of its actions begin a history.
    private int check(Assertion assertion, boolean first) {
        var values = list(assertion);
        if (values.isEmpty()) {
            malformed(assertion, "The actions assertion lists no actions.");
        }
        int beginnings = 0;
        for (int i = 0; i < values.size(); i++) {
            var action = Action.of(values.get(i));
            if (action.isEmpty()) {
                malformed(assertion, "An action does not say what it is.");
                continue;
            }
            if (BEGINNINGS.contains(action.get().name())) {
                beginnings++;
                if (!first || i > 0) {
                    malformed(
                            assertion,
                            "%s is not the first action.".formatted(action.get().name()));
                }
            }
            check(assertion, action.get());
        }
        return beginnings;
    }

    private void check(Assertion assertion, Action action) {
        switch (action.name()) {
            case OPENED -> require(assertion, action, PARENT);
            case "c2pa.placed" -> require(assertion, action, COMPONENTS);
            case "c2pa.removed" -> require(assertion, action, REMOVED);
            case "c2pa.transcoded", "c2pa.repackaged" -> require(assertion, action, SAME_PARENT);
            case "c2pa.redacted" -> requireRedaction(assertion, action);
            case "c2pa.watermarked.bound" -> requireSoftBinding(assertion);
            default -> {} // the specification asks nothing more of any other action
        }
    }

    private void require(Assertion assertion, Action action, Needs needs) {
        if (context.claim().version() == 1 && action.ingredients().isEmpty()) {
            return; // before version 1.3 of the specification an id said which ingredient is meant
        }
        var references = HashedUri.ofAll(action.ingredients());
        boolean enough =
                references.isPresent()
                        && references.get().size() >= needs.least
                        && references.get().size() <= needs.most;
        if (!enough
                || !references.get().stream()
                        .allMatch(reference -> isIngredient(reference, needs))) {
            findings.add(
                    StatusCode.ASSERTION_ACTION_INGREDIENT_MISMATCH,
                    assertion.uri(),
                    "%s does not refer to the ingredients it acts on.".formatted(action.name()));
        }
    }

    private boolean isIngredient(HashedUri reference, Needs needs) {
        var box = context.resolve(reference.url());
        return box.isPresent()
                && context.isOwnAssertion(reference.url()) == (needs.where == Where.HERE)
                && Labels.isIngredient(box.get().label())
                && context.isIntact(reference)
                && Ingredient.read(box.get())
                        .map(Ingredient::relationship)
                        .filter(needs.relationship::equals)
                        .isPresent();
    }

    private void requireRedaction(Assertion assertion, Action action) {
        var redacted = action.redacted();
        if (redacted == null || !isKnown(new JumbfUri(redacted))) {
            findings.add(
                    StatusCode.ASSERTION_ACTION_REDACTION_MISMATCH,
                    assertion.uri(),
                    "The redaction names no assertion that was taken out.");
        }
    }

    private boolean isKnown(JumbfUri uri) {
        return context.resolve(uri).isPresent()
                || context.claim().redacted().stream()
                        .map(context::absolute)
                        .anyMatch(context.absolute(uri)::equals);
    }

    private void requireSoftBinding(Assertion assertion) {
        if (assertions.stream().noneMatch(other -> other.kind().equals("c2pa.soft-binding"))) {
            findings.add(
                    StatusCode.ASSERTION_ACTION_SOFT_BINDING_MISSING,
                    assertion.uri(),
                    "A bound watermark is said, but no soft binding.");
        }
    }

    private void malformed(Assertion assertion, String explanation) {
        findings.add(StatusCode.ASSERTION_ACTION_MALFORMED, assertion.uri(), explanation);
    }

    private static List<CborValue> list(Assertion assertion) {
        try {
            return assertion.content().asMap().map(map -> map.array("actions")).orElse(List.of());
        } catch (MalformedException e) {
            return List.of(); // no CBOR: no actions
        }
    }

    private enum Where {
        HERE,
        ELSEWHERE
    }

    /// What an action has to refer to.
    private record Needs(String relationship, int least, int most, Where where) {}

    private static final int ANY = Integer.MAX_VALUE;
    private static final Needs PARENT = new Needs(Ingredient.PARENT_OF, 1, 1, Where.HERE);
    private static final Needs COMPONENTS = new Needs(Ingredient.COMPONENT_OF, 1, ANY, Where.HERE);
    private static final Needs REMOVED =
            new Needs(Ingredient.COMPONENT_OF, 1, ANY, Where.ELSEWHERE);
    private static final Needs SAME_PARENT = new Needs(Ingredient.PARENT_OF, 0, ANY, Where.HERE);
}
