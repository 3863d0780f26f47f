package dev.candor.c2pa;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.AllowedList;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Code;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.IdentityCode;
import dev.candor.c2pa.report.IdentityState;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// What happens to a file that was written, before it becomes the target.
sealed interface Aftercare {
    /// How many sentences of a verdict are repeated.
    int MOST_REASONS = 3;

    /// Refuses what is not as it should be.
    ///
    /// @throws SigningException with what the verifier found
    void requireSound(VerificationRequest written, Signer signer, Clock clock)
            throws SigningException, IOException;

    /// Nobody looks at it.
    record Unverified() implements Aftercare {
        @Override
        public void requireSound(VerificationRequest written, Signer signer, Clock clock) {}
    }

    /// The verifier judges it as everybody's will, but for one thing: the signer is believed,
    /// whoever vouches for it elsewhere.
    final class Verified implements Aftercare {
        private static final int MOST = 64;
        private static final Set<IdentityState> BROKEN =
                Set.of(IdentityState.INVALID, IdentityState.REVOKED, IdentityState.NOT_JUDGED);

        private final TrustAnchors anchors;

        /// Anchors keep what they worked out about credentials, so they are kept in turn.
        private final Map<X509Certificate, TrustAnchors> believing = new ConcurrentHashMap<>();

        Verified(TrustAnchors anchors) {
            this.anchors = anchors;
        }

        @Override
        public void requireSound(VerificationRequest written, Signer signer, Clock clock)
                throws SigningException, IOException {
            if (believing.size() > MOST) {
                believing.clear();
            }
            var believed =
                    believing.computeIfAbsent(
                            signer.chain().getFirst(),
                            one -> anchors.with(AllowedList.of(List.of(one))));
            try {
                var report = new Verifier(believed, clock).verify(written);
                if (report.state() != ValidationState.TRUSTED) {
                    throw refused(reasons(report));
                }
                requireActors(report);
            } catch (UnreadableAssetException e) {
                throw refused(String.valueOf(e.getMessage()));
            }
        }

        /// An identity that is not as it was signed would name nobody. Whether anybody trusts who
        /// vouches for it is for those who validate.
        private static void requireActors(VerificationReport report) throws SigningException {
            var broken =
                    report.activeManifest().stream()
                            .flatMap(manifest -> manifest.identities().stream())
                            .filter(one -> BROKEN.contains(one.state()))
                            .findFirst();
            if (broken.isPresent()) {
                var reasons =
                        report.findings().stream()
                                .filter(one -> one.code() instanceof IdentityCode)
                                .filter(one -> one.code().kind() == Code.Kind.FAILURE)
                                .map(Finding::explanation)
                                .limit(MOST_REASONS)
                                .collect(Collectors.joining(" "));
                throw refused("%s: %s".formatted(broken.get().assertion(), reasons));
            }
        }

        private static String reasons(VerificationReport report) {
            var failures =
                    report.findings().stream()
                            .filter(Finding.Failed.class::isInstance)
                            .limit(MOST_REASONS)
                            .map(one -> "%s: %s".formatted(one.code().code(), one.explanation()))
                            .collect(Collectors.joining(" "));
            return failures.isEmpty() ? report.sentence() : failures;
        }

        private static SigningException refused(String reasons) {
            return new SigningException(
                    SigningException.Reason.OUTCOME,
                    "What was written does not verify, so it was not kept. " + reasons);
        }
    }
}
