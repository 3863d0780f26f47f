package dev.candor.c2pa.assertion;

import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.report.Findings;
import java.util.List;

/// What the specification asks of one kind of assertion beyond being there and being intact (C2PA
/// 2.4, 15.10.3.2). Implementations have no state.
interface AssertionRule {
    /// Whether the rule speaks of an assertion.
    boolean concerns(Assertion assertion);

    /// Checks all assertions of a manifest that the rule speaks of.
    ///
    /// @param concerned in the order of the claim; perhaps none
    /// @param context the manifest they are in
    /// @param findings takes the outcome
    void check(List<Assertion> concerned, AssertionContext context, Findings findings);
}
