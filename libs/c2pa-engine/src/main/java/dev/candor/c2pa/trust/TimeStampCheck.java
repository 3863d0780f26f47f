package dev.candor.c2pa.trust;

import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.TimeStampHeader;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds the time stamps of a claim signature (C2PA 2.4, 15.8.1): those in its own headers, the
/// second version before the first, and those that later manifests brought in a time-stamp
/// assertion.
final class TimeStampCheck {
    private final TrustAnchors anchors;
    private final Evidence evidence;
    private final Findings findings;

    TimeStampCheck(TrustAnchors anchors, Evidence evidence, Findings findings) {
        this.anchors = anchors;
        this.evidence = evidence;
        this.findings = findings;
    }

    /// The time that a trusted time stamp attests, if there is one.
    Optional<Instant> check(ManifestContext context, CoseSign1 signature) {
        for (var header : TimeStampHeader.all(signature)) {
            var time = check(context, signature, header);
            if (time.isPresent()) {
                return time; // VAL-TIME-0001: what others brought is not asked
            }
        }
        return checkAsserted(context, signature);
    }

    private Optional<Instant> check(
            ManifestContext context, CoseSign1 signature, TimeStampHeader header) {
        if (header.tokens().size() != 1) {
            findings.add(
                    StatusCode.TIME_STAMP_MALFORMED,
                    Rule.CRYP_0017,
                    context.signatureUri(),
                    "There is not exactly one time stamp.");
            return Optional.empty();
        }
        var claim = context.manifest().claimBytes().toArray();
        return new TimeStamp(anchors, context.signatureUri(), findings)
                .judge(header.tokens().getFirst(), List.of(header.stamped(signature, claim)));
    }

    /// Where no header holds a good token (VAL-TIME-0002), those that the store has for this
    /// manifest (VAL-TIME-0003, VAL-TIME-0004) are tried until one passes; then what the others
    /// lack is of no interest (VAL-TIME-0005).
    private Optional<Instant> checkAsserted(ManifestContext context, CoseSign1 signature) {
        var tried = new Findings();
        for (var token : evidence.tokens(context.manifest().label())) {
            var here = new Findings();
            var time =
                    new TimeStamp(anchors, context.signatureUri(), here)
                            .judge(token, TimeStampHeader.asserted(signature));
            if (time.isPresent()) {
                findings.addAll(here);
                return time;
            }
            tried.addAll(here);
        }
        findings.addAll(tried);
        return Optional.empty();
    }
}
