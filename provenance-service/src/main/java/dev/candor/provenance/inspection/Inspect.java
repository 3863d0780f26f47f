package dev.candor.provenance.inspection;

import dev.candor.c2pa.asset.AssetFacts;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.report.VerificationReport;
import dev.candor.provenance.key.TrustListSummary;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.MediaProblem;
import dev.candor.provenance.verification.Verify;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

/// Reads what a file says of itself.
@ApplicationScoped
class Inspect {
    private final Verify verify;

    Inspect(Verify verify) {
        this.verify = verify;
    }

    /// What was found.
    record Inspection(
            Media media,
            AssetFacts facts,
            VerificationReport verification,
            List<TrustListSummary> trust,
            List<Mark> marks) {
        Inspection {
            trust = List.copyOf(trust);
            marks = List.copyOf(marks);
        }
    }

    /// Blocks, and burns CPU.
    ///
    /// @throws dev.candor.kit.problem.Declined when the media itself cannot be read
    Inspection inspect(Media media) throws IOException {
        try {
            var facts = AssetFormats.inspect(media.path());
            var verification = verify.verify(media);
            return new Inspection(
                    media, facts, verification, verify.trust(), Mark.in(facts, verification));
        } catch (UnreadableAssetException e) {
            throw MediaProblem.declined(e);
        }
    }
}
