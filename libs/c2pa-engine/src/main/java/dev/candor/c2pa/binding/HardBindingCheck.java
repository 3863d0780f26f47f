package dev.candor.c2pa.binding;

import dev.candor.c2pa.report.Findings;
import java.io.IOException;

/// Judges one kind of hard binding. Implementations have no state.
@FunctionalInterface
interface HardBindingCheck {
    /// Checks a binding against its asset, in one pass over the asset.
    ///
    /// @param findings takes the outcome: a match, or why not
    void check(Binding binding, Findings findings) throws IOException;
}
