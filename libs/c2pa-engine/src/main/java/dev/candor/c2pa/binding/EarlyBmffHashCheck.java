package dev.candor.c2pa.binding;

import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;

/// The first BMFF hash, which lets content move. A manifest is to be processed as if it had none
/// (C2PA 2.2, 18.6.1), so one that has no other is bound to nothing.
final class EarlyBmffHashCheck implements HardBindingCheck {
    @Override
    public void check(Binding binding, Findings findings) {
        findings.add(
                StatusCode.CLAIM_HARD_BINDINGS_MISSING,
                binding.context().claimUri(),
                "The content is bound in a way that is no longer believed.");
    }
}
