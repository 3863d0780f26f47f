package dev.candor.c2pa.validation;

import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.RecordedResults;
import dev.candor.c2pa.report.Code;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was written down of an ingredient when it was taken in, by who took it in or by whoever
/// took that in. A failure that stands there was seen, and somebody went on with the ingredient
/// as it was: it says nothing new of the asset (C2PA 2.4, 15.11.3.3 and 18.15.12.4).
final class Acknowledged {
    /// Codes that can be about only one box of a manifest, whatever box old claim generators named.
    private static final Set<String> ABOUT_THE_WHOLE =
            Set.of("claim", "claimSignature", "signingCredential", "timeStamp", "manifest");

    private final Link link;
    private final List<RecordedResults.Status> own = new ArrayList<>();
    private final List<RecordedResults.Status> byOthers = new ArrayList<>();
    private final LinkCheck.Method method;

    Acknowledged(Lineage lineage, Link link, LinkCheck.Method method) {
        this.link = link;
        this.method = method;
        own.addAll(link.ingredient().recorded().statuses());
        for (var above : lineage.links()) {
            if (lineage.leadsTo(above, link.from())) {
                var recorded = above.ingredient().recorded();
                own.addAll(recorded.deltas().getOrDefault(link.uri().value(), List.of()));
                byOthers.addAll(recorded.statuses());
            }
        }
    }

    /// Whether a finding about the ingredient's manifest was written down. Where nothing vouches
    /// for the manifest but its signature, nobody can have seen that the signature is wrong and
    /// gone on.
    ///
    /// Where the whole manifest is as it was, it was validated in its time (C2PA 2.4,
    /// 15.11.3.3.2): that its signer's certificate has expired since says nothing of it.
    boolean covers(Finding finding) {
        if (method == LinkCheck.Method.MANIFEST
                && finding.code() == StatusCode.CLAIM_SIGNATURE_OUTSIDE_VALIDITY) {
            return true;
        }
        if (method != LinkCheck.Method.MANIFEST
                && finding.code() == StatusCode.CLAIM_SIGNATURE_MISMATCH) {
            return false;
        }
        return own.stream().anyMatch(status -> says(status, finding))
                || byOthers.stream()
                        .anyMatch(
                                status ->
                                        isCode(status, finding.code())
                                                && finding.about().equals(status.about()));
    }

    private boolean says(RecordedResults.Status status, Finding finding) {
        return isCode(status, finding.code())
                && (isAboutTheWhole(finding.code().code())
                        || isAbout(status.about(), finding.about()));
    }

    /// A status that names no box is about every one as they were then. Where not all of the
    /// manifest is as it was, one that was whole may have been changed since.
    private boolean isAbout(@Nullable JumbfUri recorded, JumbfUri about) {
        if (recorded == null) {
            return method == LinkCheck.Method.MANIFEST;
        }
        return link.target()
                .flatMap(manifest -> recorded.pathFrom(manifest.label()))
                .map(JumbfUri::absolute)
                .filter(about::equals)
                .isPresent();
    }

    private static boolean isAboutTheWhole(String code) {
        return ABOUT_THE_WHOLE.contains(code.substring(0, Math.max(0, code.indexOf('.'))));
    }

    /// A failure was seen only by who wrote it down as one (C2PA 2.4, 18.16.12.4.3). c2pa-rs has a
    /// word of its own for a signature outside its certificate's validity.
    private static boolean isCode(RecordedResults.Status status, Code code) {
        if (code.kind() == Code.Kind.FAILURE && !status.failed()) {
            return false;
        }
        return status.code().equals(code.code())
                || code == StatusCode.CLAIM_SIGNATURE_OUTSIDE_VALIDITY
                        && status.code().equals("signingCredential.expired");
    }
}
