package dev.candor.c2pa.certificate;

import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.cose.VerifyingKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A chain of certificates as some anchors see it. What does not change with time is worked out
/// once and kept: which rules each certificate breaks, and which anchors vouch for it. Thread safe.
public final class Credential {
    private final TrustAnchors anchors;
    private final CertificateChain chain;
    private final VerifyingKey key;
    private final List<String> purposes;
    private final Map<Use, List<TrustPath>> paths = new ConcurrentHashMap<>();
    private final Map<Use, List<Breach>> breaches = new ConcurrentHashMap<>();

    Credential(TrustAnchors anchors, CertificateChain chain) {
        this.anchors = anchors;
        this.chain = chain;
        this.key = VerifyingKey.of(chain.signer().getPublicKey());
        this.purposes = CertificateProfile.purposes(chain.signer());
    }

    /// The certificates as they came.
    public CertificateChain chain() {
        return chain;
    }

    /// The certificate of who signed.
    public X509Certificate holder() {
        return chain.signer();
    }

    /// What the holder's signatures are checked with.
    public VerifyingKey key() {
        return key;
    }

    /// The rules of the certificate profile that the holder's certificate and the issuers that came
    /// with it break, if it is for that use; none if all are acceptable. Anchors are not asked.
    public List<Breach> breaches(Use use) {
        return breaches.computeIfAbsent(
                use,
                wanted ->
                        switch (wanted) {
                            case CLAIM_SIGNING, IDENTITY ->
                                    CertificateProfile.breachesAsClaimSigner(
                                            chain, anchors.purposes(), anchors.all(wanted));
                            case TIME_STAMPING ->
                                    CertificateProfile.breachesAsTimeStamper(
                                            chain, anchors.all(wanted));
                        });
    }

    /// The shortest path to an anchor that vouches, at a time, for a certificate which is for one
    /// of these purposes.
    ///
    /// @param accepted object identifiers the holder's certificate may have
    /// @param time when it signed
    public Optional<TrustPath> path(Use use, Set<String> accepted, Instant time) {
        var mine = purposes.stream().filter(accepted::contains).toList();
        return mine.isEmpty()
                ? Optional.empty()
                : paths(use).stream()
                        .filter(path -> path.anchor().vouchesFor(Set.copyOf(mine)))
                        .filter(path -> path.anchor().vouchesAt(time))
                        .findFirst();
    }

    /// Whether the holder itself is believed, as the address book has it.
    public boolean isAllowed() {
        return anchors.allowed().contains(holder());
    }

    /// All paths to anchors, the shortest first.
    private List<TrustPath> paths(Use use) {
        return paths.computeIfAbsent(
                use,
                wanted ->
                        anchors.lists(wanted).stream()
                                .flatMap(this::paths)
                                .sorted(Comparator.comparing(path -> path.certificates().size()))
                                .toList());
    }

    private Stream<TrustPath> paths(TrustList list) {
        var found = Stream.<TrustPath>builder();
        for (var anchor : list.anchors()) {
            chain.pathTo(anchor).ifPresent(path -> found.add(new TrustPath(path, anchor, list)));
        }
        return found.build();
    }
}
