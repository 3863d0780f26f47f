package dev.candor.provenance.verification;

import dev.candor.c2pa.Examination;
import dev.candor.c2pa.VerificationRequest;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.policy.Specification;
import dev.candor.provenance.key.TrustListSummary;
import dev.candor.provenance.key.TrustLists;
import dev.candor.provenance.media.MediaProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
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

    /// Judges, and keeps what the manifests say. Blocks, and burns CPU.
    ///
    /// @throws dev.candor.kit.problem.Declined when the media itself cannot be read
    public Examination examine(Submission submission) throws IOException {
        return examine(submission.edition(), submission.request());
    }

    /// As [#examine(Submission)], with the store that is at an address.
    ///
    /// @throws dev.candor.kit.problem.Declined when the media itself cannot be read
    Examination examine(Submission submission, URI address, Bytes store) throws IOException {
        return examine(submission.edition(), submission.request().withStoreAt(address, store));
    }

    private Examination examine(Specification edition, VerificationRequest request)
            throws IOException {
        try {
            return by(edition).examine(request);
        } catch (UnreadableAssetException e) {
            throw MediaProblem.declined(e);
        }
    }

    private Verifier by(Specification edition) {
        return Objects.requireNonNull(verifiers.get(edition));
    }
}
