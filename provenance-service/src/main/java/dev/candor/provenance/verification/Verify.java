package dev.candor.provenance.verification;

import dev.candor.c2pa.Examination;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.report.VerificationReport;
import dev.candor.provenance.key.TrustListSummary;
import dev.candor.provenance.key.TrustLists;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.MediaProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Judges media by its Content Credentials, with the anchors of this installation.
@ApplicationScoped
public class Verify {
    private final Map<Specification, Verifier> verifiers = new EnumMap<>(Specification.class);
    private final TrustLists trust;

    Verify(TrustLists trust) {
        this.trust = trust;
        for (var edition : Specification.values()) {
            verifiers.put(edition, trust.verifier(edition));
        }
    }

    /// Whom the verdicts believe.
    public List<TrustListSummary> trust() {
        return trust.summaries();
    }

    /// Blocks, and burns CPU.
    ///
    /// @throws dev.candor.kit.problem.Declined when the media itself cannot be read
    public VerificationReport verify(Media media) throws IOException {
        return examine(Submission.of(media)).report();
    }

    /// Judges, and keeps what the manifests say. Blocks, and burns CPU.
    ///
    /// @throws dev.candor.kit.problem.Declined when the media itself cannot be read
    public Examination examine(Submission submission) throws IOException {
        try {
            return by(submission.edition()).examine(submission.request());
        } catch (UnreadableAssetException e) {
            throw MediaProblem.declined(e);
        }
    }

    private Verifier by(Specification edition) {
        return Objects.requireNonNull(verifiers.get(edition));
    }
}
