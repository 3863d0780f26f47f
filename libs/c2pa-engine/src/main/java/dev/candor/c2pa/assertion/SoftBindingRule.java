package dev.candor.c2pa.assertion;

import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.manifest.SoftBinding;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;
import java.util.List;

/// `c2pa.soft-binding`: by what else the content can be found again. The specification asks that
/// algorithm and blocks are said (C2PA 2.4, 18.10.3) but has no code for an assertion that does
/// not; one that cannot be read must not stand as if it said something.
final class SoftBindingRule implements AssertionRule {
    @Override
    public boolean concerns(Assertion assertion) {
        return assertion.kind().equals(Labels.SOFT_BINDING);
    }

    @Override
    public void check(List<Assertion> concerned, AssertionContext context, Findings findings) {
        for (var assertion : concerned) {
            if (SoftBinding.of(assertion).isEmpty()) {
                findings.add(
                        StatusCode.GENERAL_ERROR,
                        assertion.uri(),
                        "A soft binding does not say by which algorithm, or over which blocks.");
            }
        }
    }
}
