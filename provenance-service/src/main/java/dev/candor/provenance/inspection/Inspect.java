package dev.candor.provenance.inspection;

import dev.candor.c2pa.asset.AssetFacts;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.report.VerificationReport;
import dev.candor.provenance.key.TrustListSummary;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.MediaProblem;
import dev.candor.provenance.media.Workbench;
import dev.candor.provenance.verification.Judge;
import dev.candor.provenance.verification.Submission;
import dev.candor.provenance.verification.Verify;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

/// Reads what a file says of itself.
@ApplicationScoped
class Inspect {
    private final Judge judge;
    private final Verify verify;
    private final Workbench workbench;

    Inspect(Judge judge, Verify verify, Workbench workbench) {
        this.judge = judge;
        this.verify = verify;
        this.workbench = workbench;
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

    /// @return fails with [dev.candor.kit.problem.Declined] when the media itself cannot be read
    Uni<Inspection> inspect(Media media) {
        return judge.examine(Submission.of(media))
                .chain(found -> workbench.run(() -> inspected(media, found.report())));
    }

    private Inspection inspected(Media media, VerificationReport verification) throws IOException {
        try {
            var facts = AssetFormats.inspect(media.path());
            return new Inspection(
                    media, facts, verification, verify.trust(), Mark.in(facts, verification));
        } catch (UnreadableAssetException e) {
            throw MediaProblem.declined(e);
        }
    }
}
