package dev.candor.provenance.verification;

import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.report.VerificationReport;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.MediaProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/// Judges media by its Content Credentials, with the anchors of this installation.
@ApplicationScoped
public class Verify {
    private final Verifier verifier;

    Verify(Verifier verifier) {
        this.verifier = verifier;
    }

    /// Blocks, and burns CPU.
    ///
    /// @throws dev.candor.kit.problem.Declined when the media itself cannot be read
    public VerificationReport verify(Media media) throws IOException {
        try {
            return verifier.verify(media.path());
        } catch (UnreadableAssetException e) {
            throw MediaProblem.declined(e);
        }
    }
}
