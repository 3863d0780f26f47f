package dev.candor.c2pa.validation;

import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.report.Finding;
import java.util.List;

/// What the checks of one manifest came to.
///
/// @param findings in the order the checks ran
/// @param intact the assertions that are as they were signed and can be read
record Judged(List<Finding> findings, List<Assertion> intact) {
    Judged {
        findings = List.copyOf(findings);
        intact = List.copyOf(intact);
    }
}
