package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether segments with manifests of their own follow one another (C2PA 2.4, 19.7.2).
final class SegmentPlaces {
    private final Findings findings;
    private @Nullable SegmentClaim last;
    private String lastManifest = "";

    SegmentPlaces(Findings findings) {
        this.findings = findings;
    }

    /// Checks the place of the next segment.
    ///
    /// @param number of the segment as it came, for people
    /// @return the number the segment says it has, if it says one
    Optional<Long> check(LiveStream said, Assertion place, int number) {
        try {
            var claim = SegmentClaim.of(place.content());
            checkOrder(place.uri(), claim, number);
            checkContinuity(place.uri(), claim, number);
            last = claim;
            return Optional.of(claim.sequenceNumber());
        } catch (MalformedException e) {
            reject(
                    StatusCode.LIVEVIDEO_ASSERTION_INVALID,
                    place.uri(),
                    number,
                    "says wrongly where it belongs: %s".formatted(e.reason()));
            return Optional.empty();
        } finally {
            lastManifest = said.label();
        }
    }

    private void checkOrder(JumbfUri about, SegmentClaim claim, int number) {
        if (last == null) {
            return;
        }
        if (claim.sequenceNumber() <= last.sequenceNumber()) {
            reject(
                    StatusCode.LIVEVIDEO_ASSERTION_INVALID,
                    about,
                    number,
                    "has the number %d, which does not follow %d"
                            .formatted(claim.sequenceNumber(), last.sequenceNumber()));
        }
        if (!claim.stream().equals(last.stream())) {
            reject(
                    StatusCode.LIVEVIDEO_ASSERTION_INVALID,
                    about,
                    number,
                    "belongs to another stream");
        }
    }

    private void checkContinuity(JumbfUri about, SegmentClaim claim, int number) {
        if (!SegmentClaim.BY_MANIFEST.equals(claim.method())) {
            reject(
                    StatusCode.LIVEVIDEO_CONTINUITY_METHOD_INVALID,
                    about,
                    number,
                    "leads to the one before it in no way that is known");
        } else if (claim.previous() == null) {
            reject(
                    StatusCode.LIVEVIDEO_CONTINUITY_METHOD_INVALID,
                    about,
                    number,
                    "does not name the manifest of the one before it");
        } else if (last != null && !lastManifest.equals(claim.previous())) {
            reject(
                    StatusCode.LIVEVIDEO_SEGMENT_INVALID,
                    about,
                    number,
                    "does not follow the one before it");
        }
    }

    private void reject(StatusCode code, JumbfUri about, int number, String why) {
        findings.add(code, about, "Segment %d %s.".formatted(number, why));
    }
}
