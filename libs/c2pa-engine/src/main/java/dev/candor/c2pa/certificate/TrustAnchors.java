package dev.candor.c2pa.certificate;

import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Who is believed (C2PA 2.4, 14.4): lists of anchors, each for one use; the purposes that let a
/// certificate sign claims; and an address book of single signers. Immutable and thread safe. Keeps
/// the credentials it last judged, so one instance should live as long as the verifier.
public final class TrustAnchors {
    /// Chains beyond this many bytes are judged, but not kept.
    private static final int LARGEST_KEPT = 1 << 16;

    private final Setting setting;
    private final List<TrustList> lists;
    private final Set<String> purposes;
    private final AllowedList allowed;
    private final CredentialCache cache = new CredentialCache();

    /// What verdicts by these anchors are for.
    private enum Setting {
        ANY,
        PRODUCTION
    }

    private TrustAnchors(
            Setting setting, List<TrustList> lists, Set<String> purposes, AllowedList allowed) {
        this.setting = setting;
        this.lists = List.copyOf(lists);
        if (setting == Setting.PRODUCTION) {
            lists.forEach(TrustAnchors::requireProduction);
        }
        this.purposes = Set.copyOf(purposes);
        this.allowed = allowed;
        if (purposes.contains(KeyPurpose.ANY)) {
            throw new IllegalArgumentException("Any purpose is none");
        }
    }

    /// Certificates an operator chose.
    ///
    /// @param claimSigning anchors for those who sign claims
    /// @param timeStamping anchors for time-stamping authorities
    public TrustAnchors(List<X509Certificate> claimSigning, List<X509Certificate> timeStamping) {
        this(
                Setting.ANY,
                List.of(
                        TrustList.of(Use.CLAIM_SIGNING, "given", claimSigning),
                        TrustList.of(Use.TIME_STAMPING, "given", timeStamping)),
                KeyPurpose.FOR_CLAIMS,
                AllowedList.none());
    }

    /// Nobody is believed: an intact asset is Valid, never Trusted.
    public static TrustAnchors none() {
        return of(List.of());
    }

    /// The anchors of some lists.
    public static TrustAnchors of(List<TrustList> lists) {
        return new TrustAnchors(Setting.ANY, lists, KeyPurpose.FOR_CLAIMS, AllowedList.none());
    }

    /// The anchors of some lists, for verdicts that people rely on. Neither these nor any that are
    /// added later may come from a development authority.
    ///
    /// @throws IllegalArgumentException if a list does; so does [#with(TrustList)] then
    public static TrustAnchors forProduction(List<TrustList> lists) {
        return new TrustAnchors(
                Setting.PRODUCTION, lists, KeyPurpose.FOR_CLAIMS, AllowedList.none());
    }

    /// Anchors for claim signers from PEM text; none for time stamps.
    ///
    /// @throws IllegalArgumentException if a certificate of the text cannot be read
    public static TrustAnchors fromPem(String pem) {
        return of(List.of(TrustList.of(Use.CLAIM_SIGNING, "given", Pem.certificates(pem))));
    }

    /// The same anchors, and those of another list.
    public TrustAnchors with(TrustList list) {
        var all = new ArrayList<>(lists);
        all.add(list);
        return new TrustAnchors(setting, all, purposes, allowed);
    }

    /// The same anchors, and these for time-stamping authorities.
    public TrustAnchors withTimeStamping(List<X509Certificate> anchors) {
        return with(TrustList.of(Use.TIME_STAMPING, "given", anchors));
    }

    /// The same anchors, and these for those who sign identity assertions (CAWG).
    public TrustAnchors withIdentities(List<X509Certificate> anchors) {
        return with(TrustList.of(Use.IDENTITY, "given", anchors));
    }

    /// The same anchors, and these single signers.
    public TrustAnchors with(AllowedList signers) {
        var all = new HashSet<>(allowed.digests());
        all.addAll(signers.digests());
        return new TrustAnchors(setting, lists, purposes, new AllowedList(all));
    }

    /// The same anchors, where these purposes too let a certificate sign claims.
    ///
    /// @throws IllegalArgumentException if one of them stands for any purpose
    public TrustAnchors accepting(Collection<String> more) {
        var all = new HashSet<>(purposes);
        all.addAll(more);
        return new TrustAnchors(setting, lists, all, allowed);
    }

    /// All lists.
    public List<TrustList> lists() {
        return lists;
    }

    /// The lists for one use.
    public List<TrustList> lists(Use use) {
        return lists.stream().filter(list -> list.use() == use).toList();
    }

    /// The purposes that let a certificate sign claims.
    public Set<String> purposes() {
        return purposes;
    }

    /// The address book.
    public AllowedList allowed() {
        return allowed;
    }

    /// The anchors for claim signers.
    public List<X509Certificate> claimSigning() {
        return all(Use.CLAIM_SIGNING);
    }

    /// The anchors for time-stamping authorities.
    public List<X509Certificate> timeStamping() {
        return all(Use.TIME_STAMPING);
    }

    /// The anchors for one use.
    public List<X509Certificate> all(Use use) {
        return lists(use).stream()
                .flatMap(list -> list.anchors().stream())
                .map(Anchor::certificate)
                .toList();
    }

    /// A chain of certificates as these anchors see it.
    ///
    /// @param ders the holder's certificate first, then its issuers
    /// @throws MalformedException if a certificate cannot be read, or there are too many
    public Credential credential(List<Bytes> ders) throws MalformedException {
        if (ders.stream().mapToLong(Bytes::length).sum() > LARGEST_KEPT) {
            return new Credential(this, CertificateChain.read(ders));
        }
        var digest = digest(ders);
        var known = cache.get(digest);
        if (known.isPresent()) {
            return known.get();
        }
        var credential = new Credential(this, CertificateChain.read(ders));
        cache.put(digest, credential);
        return credential;
    }

    /// How many credentials are kept at the moment.
    int kept() {
        return cache.size();
    }

    private static void requireProduction(TrustList list) {
        if (list.kind() == TrustList.Kind.DEVELOPMENT) {
            throw new IllegalArgumentException(
                    "The trust list %s has anchors of a development authority, on which nobody may rely in production"
                            .formatted(list.name()));
        }
    }

    private static Bytes digest(List<Bytes> ders) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var der : ders) {
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, der.length()));
                digest.update(der.toBuffer());
            }
            return Bytes.of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JDK has no SHA-256", e);
        }
    }
}
