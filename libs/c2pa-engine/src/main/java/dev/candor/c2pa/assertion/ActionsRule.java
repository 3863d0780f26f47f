package dev.candor.c2pa.assertion;

import dev.candor.c2pa.manifest.Actions;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.Manifest;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.List;

/// `c2pa.actions` and `c2pa.actions.v2`: how the asset came to be what it is (C2PA 2.4, 15.10.3.2.3
/// and 18.15.2). Of claims of the first version, made before these rules, only what the rules of
/// their day asked is asked.
final class ActionsRule implements AssertionRule {
    /// How many actions one assertion may list, those related to others included.
    static final int MAX_ACTIONS = 10_000;

    @Override
    public boolean concerns(Assertion assertion) {
        return Labels.isActions(assertion.label());
    }

    @Override
    public void check(List<Assertion> concerned, AssertionContext context, Findings findings) {
        if (context.isEarly() && concerned.size() > 1) {
            malformed(
                    findings,
                    concerned.getLast(),
                    "An early claim may have one actions assertion; this one has several.");
        }
        int beginnings = 0;
        for (int i = 0; i < concerned.size(); i++) {
            beginnings += check(concerned.get(i), i == 0, context, findings);
        }
        if (mustBegin(concerned.size(), context) && beginnings != 1) {
            findings.add(
                    StatusCode.ASSERTION_ACTION_MALFORMED,
                    Rule.ASSE_0017,
                    context.manifest().claimUri(),
                    "The manifest does not say exactly once that the asset was created or opened.");
        }
    }

    /// Where an actions assertion was changed, that is the finding, and not what it no longer says.
    private static boolean mustBegin(int intact, AssertionContext context) {
        long referred =
                context.manifest()
                        .claim()
                        .assertions()
                        .filter(reference -> Labels.isActions(reference.url().label()))
                        .count();
        return !context.isEarly() && context.is(Manifest.Kind.STANDARD) && referred == intact;
    }

    /// Checks one assertion; how many of its actions begin a history.
    private static int check(
            Assertion assertion, boolean first, AssertionContext context, Findings findings) {
        var read = Actions.of(assertion).filter(actions -> !actions.written().isEmpty());
        if (read.isEmpty()) {
            malformed(findings, assertion, "The actions assertion lists no actions.");
            return 0;
        }
        if (!new ActionsShape(assertion, findings).check()) {
            malformed(
                    findings,
                    assertion,
                    "The actions assertion lists more than %d actions.".formatted(MAX_ACTIONS));
            return 0;
        }
        int beginnings = 0;
        var check = new ActionCheck(assertion, context, findings);
        var written = read.get().written();
        for (int i = 0; i < written.size(); i++) {
            var action = read.get().read(written.get(i));
            if (action.isPresent() && check.begins(action.get(), first && i == 0)) {
                beginnings++;
            }
        }
        return beginnings;
    }

    private static void malformed(Findings findings, Assertion assertion, String explanation) {
        findings.add(
                StatusCode.ASSERTION_ACTION_MALFORMED,
                Rule.ASSE_0017,
                assertion.uri(),
                explanation);
    }
}
