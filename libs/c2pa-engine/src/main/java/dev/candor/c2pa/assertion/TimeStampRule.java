package dev.candor.c2pa.assertion;

import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.util.List;

/// `c2pa.time-stamp`: time stamps of other manifests, a map of at least one (VAL-TIME-0006; C2PA
/// 2.4, 15.10.3.2.6). Whether a time stamp holds is not judged here.
final class TimeStampRule implements AssertionRule {
    private static final String KIND = "c2pa.time-stamp";

    @Override
    public boolean concerns(Assertion assertion) {
        return assertion.kind().equals(KIND);
    }

    @Override
    public void check(List<Assertion> concerned, AssertionContext context, Findings findings) {
        for (var assertion : concerned) {
            if (!isFilledMap(assertion)) {
                findings.add(
                        StatusCode.ASSERTION_TIMESTAMP_MALFORMED,
                        Rule.TIME_0007,
                        assertion.uri(),
                        "The assertion is to hold time stamps, and holds none.");
            }
        }
    }

    private static boolean isFilledMap(Assertion assertion) {
        try {
            return assertion.content().asMap().filter(map -> !map.entries().isEmpty()).isPresent();
        } catch (MalformedException e) {
            return false;
        }
    }
}
