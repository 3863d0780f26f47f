package dev.candor.provenance.verification;

import dev.candor.c2pa.Examination;
import dev.candor.c2pa.VerificationRequest;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.report.VerificationReport;
import dev.candor.provenance.key.TrustListSummary;
import dev.candor.provenance.key.TrustLists;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.MediaProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

/// Judges media by its Content Credentials, with the anchors of this installation.
@ApplicationScoped
public class Verify {
    private final Verifier verifier;
    private final TrustLists trust;

    Verify(Verifier verifier, TrustLists trust) {
        this.verifier = verifier;
        this.trust = trust;
    }

    /// Whom the verdicts believe.
    public List<TrustListSummary> trust() {
        return trust.summaries();
    }

    /// Blocks, and burns CPU.
    ///
    /// @throws dev.candor.kit.problem.Declined when the media itself cannot be read
    public VerificationReport verify(Media media) throws IOException {
        return examine(media).report();
    }

    /// As [#verify], and keeps what the manifests say. Blocks, and burns CPU.
    ///
    /// @throws dev.candor.kit.problem.Declined when the media itself cannot be read
    Examination examine(Media media) throws IOException {
        try {
            return verifier.examine(VerificationRequest.of(media.path()));
        } catch (UnreadableAssetException e) {
            throw MediaProblem.declined(e);
        }
    }
}
