package dev.candor.c2pa.assertion;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;
import java.util.List;

/// `c2pa.certificate-status`: answers of responders about certificates (C2PA 2.4, 18.19). The
/// specification has no code for one without any; one that cannot be read must not stand as if it
/// said something. Whether an answer holds is not judged here.
final class CertificateStatusRule implements AssertionRule {
    private static final String KIND = "c2pa.certificate-status";

    @Override
    public boolean concerns(Assertion assertion) {
        return assertion.kind().equals(KIND);
    }

    @Override
    public void check(List<Assertion> concerned, AssertionContext context, Findings findings) {
        for (var assertion : concerned) {
            if (!holdsAnswers(assertion)) {
                findings.add(
                        StatusCode.GENERAL_ERROR,
                        assertion.uri(),
                        "The assertion is to hold the state of certificates, and holds none.");
            }
        }
    }

    private static boolean holdsAnswers(Assertion assertion) {
        try {
            var answers =
                    assertion.content().asMap().map(map -> map.array("ocspVals")).orElse(List.of());
            return !answers.isEmpty()
                    && answers.stream().allMatch(CborValue.ByteString.class::isInstance);
        } catch (MalformedException e) {
            return false;
        }
    }
}
