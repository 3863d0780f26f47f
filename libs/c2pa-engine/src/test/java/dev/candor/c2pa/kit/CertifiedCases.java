package dev.candor.c2pa.kit;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborReader;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.cose.CoseSign1;
import dev.candor.c2pa.cose.TimeStampHeader;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.port.KeySigner;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bouncycastle.cert.ocsp.CertificateStatus;

/// The assets of the golden folder `identity` whose actor has a certificate: one that is well, and
/// one for each way to be wrong.
public final class CertifiedCases {
    /// When certificates for e-mail name nobody any more.
    public static final Instant AFTER_INTERIM = Instant.parse("2027-04-01T00:00:00Z");

    private static final TestAuthority AUTHORITY = TestAuthority.trusted();
    private static final TestAuthority IDENTITIES = TestAuthority.identities();
    private static final String DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36";
    private static final String SPONSOR_VALIDATED = "2.23.140.1.5.3.3";
    private static final String MAILBOX_VALIDATED = "2.23.140.1.5.1.3";
    private static final byte[] JPEG = Media.jpeg();
    private static final Instant LATE = TestAuthority.NOON.plus(Duration.ofDays(3000));
    private static final KeySigner LISTED =
            TestAuthority.stranger().signer(leaf -> leaf.purposes(DOCUMENT_SIGNING).serial(4711));
    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        certificates();
        signatures();
        places();
        stamps();
        claimedTimes();
        revocations();
    }

    private CertifiedCases() {}

    /// How each asset is made, by the name of its folder.
    public static Map<String, Supplier<byte[]>> all() {
        return Map.copyOf(CASES);
    }

    /// Who is believed in these cases.
    public static TrustAnchors anchors() {
        return AUTHORITY
                .anchors()
                .withTimeStamping(List.of(AUTHORITY.root()))
                .withIdentities(List.of(IDENTITIES.root(), LISTED.chain().getFirst()));
    }

    /// When a case is judged.
    public static Instant at(String name) {
        return name.startsWith("x509-late-") ? AFTER_INTERIM : TestAuthority.NOON;
    }

    private static void certificates() {
        add("x509-trusted", actor(leaf -> {}).role("cawg.creator", "cawg.publisher"));
        add("x509-listed", IdentityForge.certified(LISTED));
        add(
                "x509-stranger",
                IdentityForge.certified(
                        TestAuthority.stranger().signer(leaf -> leaf.purposes(DOCUMENT_SIGNING))));
        add(
                "x509-anchor-for-claims-only",
                IdentityForge.certified(AUTHORITY.signer(leaf -> leaf.purposes(DOCUMENT_SIGNING))));
        add(
                "x509-claim-signing-purpose",
                actor(leaf -> leaf.purposes(TestAuthority.CLAIM_SIGNING)));
        add("x509-authority-as-actor", actor(leaf -> leaf.mayIssue()));
        add(
                "x509-mail-validated",
                actor(
                        leaf ->
                                leaf.purposes(TestAuthority.EMAIL_PROTECTION)
                                        .policies(SPONSOR_VALIDATED)));
        add(
                "x509-mail-mailbox-only",
                actor(
                        leaf ->
                                leaf.purposes(TestAuthority.EMAIL_PROTECTION)
                                        .policies(MAILBOX_VALIDATED)));
        add("x509-mail-no-policy", actor(leaf -> leaf.purposes(TestAuthority.EMAIL_PROTECTION)));
        add(
                "x509-late-mail",
                actor(
                        leaf ->
                                leaf.purposes(TestAuthority.EMAIL_PROTECTION)
                                        .policies(SPONSOR_VALIDATED)
                                        .until(LATE)));
        add("x509-late-documents", actor(leaf -> leaf.until(LATE)));
        add("x509-expired", actor(leaf -> leaf.until(TestAuthority.NOON.minusSeconds(60))));
        add("x509-not-yet", actor(leaf -> leaf.from(TestAuthority.NOON.plusSeconds(60))));
    }

    private static void signatures() {
        add("x509-flipped", actor(leaf -> {}).signature(cose -> Edits.flip(cose, -1)));
        add("x509-not-cose", actor(leaf -> {}).signature(cose -> Arrays.copyOf(cose, 40)));
        add("x509-attached", actor(leaf -> {}).signature(CertifiedCases::attached));
        add("x509-unknown-algorithm", actor(leaf -> {}).signature(CertifiedCases::otherAlgorithm));
        add("x509-no-certificate", actor(leaf -> {}).signature(CertifiedCases::withoutChain));
    }

    private static void places() {
        CASES.put(
                "content-is-changed",
                () -> Edits.flip(manifest(leaf -> {}, bound(actor(leaf -> {}))), -12));
        CASES.put(
                "claim-signer-is-expired",
                () ->
                        manifest(
                                leaf -> leaf.until(TestAuthority.NOON.minusSeconds(60)),
                                bound(actor(leaf -> {}))));
        CASES.put(
                "x509-expired-but-claim-stamped",
                () ->
                        manifest(
                                leaf -> {},
                                forge ->
                                        forge.bound(
                                                        IdentityForge.LABEL,
                                                        actor(
                                                                leaf ->
                                                                        leaf.until(
                                                                                TestAuthority.NOON
                                                                                        .minusSeconds(
                                                                                                60))))
                                                .cose(
                                                        stamps(
                                                                TestAuthority.NOON.minusSeconds(
                                                                        90)))));
        CASES.put(
                "x509-expired-and-stamped-claim-is-broken",
                () ->
                        manifest(
                                leaf -> {},
                                forge ->
                                        forge.bound(
                                                        IdentityForge.LABEL,
                                                        actor(
                                                                leaf ->
                                                                        leaf.until(
                                                                                TestAuthority.NOON
                                                                                        .minusSeconds(
                                                                                                60))))
                                                .cose(
                                                        cose ->
                                                                stamps(
                                                                                TestAuthority.NOON
                                                                                        .minusSeconds(
                                                                                                90))
                                                                        .apply(
                                                                                Edits.flip(
                                                                                        cose,
                                                                                        -1)))));
        CASES.put(
                "x509-late-mail-but-claim-stamped",
                () ->
                        manifest(
                                leaf -> leaf.until(LATE),
                                forge ->
                                        forge.bound(
                                                        IdentityForge.LABEL,
                                                        actor(
                                                                leaf ->
                                                                        leaf.purposes(
                                                                                        TestAuthority
                                                                                                .EMAIL_PROTECTION)
                                                                                .policies(
                                                                                        SPONSOR_VALIDATED)
                                                                                .until(LATE)))
                                                .cose(
                                                        stamps(
                                                                TestAuthority.NOON.minusSeconds(
                                                                        90)))));
    }

    private static void stamps() {
        var before = TestAuthority.NOON.minusSeconds(90);
        Consumer<TestAuthority.Leaf> expired =
                leaf -> leaf.until(TestAuthority.NOON.minusSeconds(60));
        var authority = AUTHORITY.stamps(leaf -> {});
        add("x509-stamped", actor(expired).signature(cose -> stamped(cose, authority, before)));
        add(
                "x509-stamped-too-late",
                actor(expired).signature(cose -> stamped(cose, authority, TestAuthority.NOON)));
        add(
                "x509-stamp-of-another",
                actor(leaf -> {})
                        .signature(
                                cose ->
                                        with(
                                                cose,
                                                "sigTst2",
                                                authority.token(new byte[] {1}, before))));
        add(
                "x509-stamp-garbage",
                actor(leaf -> {}).signature(cose -> with(cose, "sigTst2", new byte[] {1, 2, 3})));
        add(
                "x509-stamped-twice",
                actor(leaf -> {})
                        .signature(
                                cose ->
                                        with(
                                                cose,
                                                "sigTst2",
                                                authority.token(overSignature(cose), before),
                                                authority.token(overSignature(cose), before))));
        add(
                "x509-stamp-first-version",
                actor(expired)
                        .signature(
                                cose ->
                                        with(
                                                cose,
                                                "sigTst",
                                                authority.token(overSignature(cose), before))));
        add(
                "x509-stamp-stranger",
                actor(leaf -> {})
                        .signature(
                                cose ->
                                        stamped(
                                                cose,
                                                TestAuthority.stranger().stamps(leaf -> {}),
                                                before)));
        add(
                "x509-stamp-authority-expired",
                actor(leaf -> {})
                        .signature(
                                cose ->
                                        stamped(
                                                cose,
                                                AUTHORITY.stamps(
                                                        leaf -> leaf.until(before.minusSeconds(1))),
                                                before)));
        add(
                "x509-stamp-authority-invalid",
                actor(leaf -> {})
                        .signature(
                                cose ->
                                        stamped(
                                                cose,
                                                AUTHORITY.stamps(
                                                        leaf -> leaf.withoutKeyIdentifiers()),
                                                before)));
        add("ica-stamped", aggregated().signature(cose -> stamped(cose, authority, before)));
        add(
                "ica-stamped-before-valid",
                aggregated()
                        .signature(
                                cose ->
                                        stamped(
                                                cose,
                                                AUTHORITY.stamps(
                                                        leaf ->
                                                                leaf.from(
                                                                        Instant.parse(
                                                                                "2026-01-01T00:00:00Z"))),
                                                Instant.parse("2026-01-31T23:59:59Z"))));
        add(
                "ica-stamp-garbage",
                aggregated().signature(cose -> with(cose, "sigTst2", new byte[] {1, 2, 3})));
        add(
                "ica-stamped-twice",
                aggregated()
                        .signature(
                                cose ->
                                        with(
                                                cose,
                                                "sigTst2",
                                                authority.token(overSignature(cose), before),
                                                authority.token(overSignature(cose), before))));
        add(
                "ica-stamp-first-version",
                aggregated().signature(cose -> with(cose, "sigTst", new byte[] {1, 2, 3})));
    }

    private static void revocations() {
        var revoked = TestResponder.revoked(TestAuthority.NOON.minusSeconds(3600), 1);
        add("x509-revoked", stapled(revoked));
        add("x509-revocation-unknown", stapled(TestResponder.UNKNOWN));
        add("x509-not-revoked", stapled(TestResponder.GOOD));
        add(
                "x509-asked-no-answer",
                IdentityForge.certified(
                        IDENTITIES
                                .issuer()
                                .issue(
                                        wish ->
                                                wish.purposes(DOCUMENT_SIGNING)
                                                        .responder("http://ocsp.example"))
                                .signer(SigningAlgorithm.ES256)));
    }

    /// An actor with a time stamp, and an answer about its certificate.
    private static IdentityForge stapled(CertificateStatus status) {
        var signer = signer(leaf -> {});
        var answer =
                TestResponder.of(IDENTITIES.issuer(), IDENTITIES.root())
                        .answer(signer.chain().getFirst(), status);
        return IdentityForge.certified(signer)
                .signature(
                        cose ->
                                CoseForge.stapling(answer)
                                        .apply(
                                                stamped(
                                                        cose,
                                                        AUTHORITY.stamps(leaf -> {}),
                                                        TestAuthority.NOON.minusSeconds(90))));
    }

    private static void claimedTimes() {
        add("x509-says-when", saying(CborValue.of(TestAuthority.NOON.getEpochSecond() - 60)));
        add("x509-says-long-ago", saying(CborValue.of(0)));
        add("x509-says-no-time", saying(CborValue.of("noon")));
    }

    /// An actor that says when it signed.
    private static IdentityForge saying(CborValue time) {
        return IdentityForge.of("cawg.x509.cose", payload -> saying(time, payload)).bound();
    }

    private static byte[] saying(CborValue time, CborValue.Map payload) {
        try {
            var signer = signer(leaf -> {});
            var plain = CoseSign1.protectedHeaders(signer.algorithm(), signer.chain());
            var headers = new CborMapBuilder();
            if (CborReader.read(Bytes.of(plain)) instanceof CborValue.Map map) {
                map.entries().forEach(entry -> headers.put(entry.key(), entry.value()));
            }
            headers.put("iat", time);
            var bytes = CborWriter.write(headers.build());
            var message = CoseSign1.toBeSigned(bytes, CborWriter.write(payload));
            return CoseSign1.write(bytes, signer.sign(message));
        } catch (MalformedException | SigningException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IdentityForge aggregated() {
        var keys = TestDid.p256(1);
        return IdentityForge.aggregated(Aggregator.of(keys, keys.jwkDid()));
    }

    private static byte[] stamped(byte[] cose, TestStamps authority, Instant at) {
        return with(cose, "sigTst2", authority.token(overSignature(cose), at));
    }

    /// What a time stamp of the second version is over.
    private static byte[] overSignature(byte[] cose) {
        return new TimeStampHeader(List.of(), false).stamped(read(cose), new byte[0]);
    }

    private static byte[] with(byte[] cose, String label, byte[]... tokens) {
        var values = new ArrayList<CborValue>();
        for (var token : tokens) {
            values.add(new CborMapBuilder().put("val", CborValue.of(token)).build());
        }
        var container = new CborMapBuilder().put("tstTokens", new CborValue.Array(values)).build();
        return changed(cose, 1, new CborMapBuilder().put(label, container).build());
    }

    private static UnaryOperator<byte[]> stamps(Instant at) {
        return AUTHORITY.stamps(leaf -> {}).stampAt(at);
    }

    private static void add(String name, IdentityForge actor) {
        Consumer<TestAuthority.Leaf> claimSigner =
                name.startsWith("x509-late-") ? leaf -> leaf.until(LATE) : leaf -> {};
        CASES.put(name, () -> manifest(claimSigner, bound(actor)));
    }

    private static UnaryOperator<ManifestForge> bound(IdentityForge actor) {
        return forge -> forge.bound(IdentityForge.LABEL, actor);
    }

    private static byte[] manifest(
            Consumer<TestAuthority.Leaf> claimSigner, UnaryOperator<ManifestForge> change) {
        var forge =
                Forgery.created(AUTHORITY.signer(claimSigner))
                        .bound("c2pa.hash.data", HardBinding.data());
        return Forgery.of(JPEG, change.apply(forge)).bytes();
    }

    private static IdentityForge actor(Consumer<TestAuthority.Leaf> defect) {
        return IdentityForge.certified(signer(defect));
    }

    static Signer signer(Consumer<TestAuthority.Leaf> defect) {
        return IDENTITIES.signer(
                leaf -> {
                    leaf.purposes(DOCUMENT_SIGNING).subject("C=XX,O=Example News,CN=Desk");
                    defect.accept(leaf);
                });
    }

    private static byte[] attached(byte[] cose) {
        return changed(cose, 2, CborValue.of(new byte[] {1, 2, 3}));
    }

    private static byte[] otherAlgorithm(byte[] cose) {
        var signature = read(cose);
        var headers =
                new CborMapBuilder()
                        .put(CborValue.of(1), CborValue.of(-65535))
                        .put(
                                CborValue.of(33),
                                signature.protectedHeaders().get(CborValue.of(33)).orElseThrow())
                        .build();
        return changed(cose, 0, CborValue.of(CborWriter.write(headers)));
    }

    private static byte[] withoutChain(byte[] cose) {
        var headers = new CborMapBuilder().put(CborValue.of(1), CborValue.of(-7)).build();
        return changed(cose, 0, CborValue.of(CborWriter.write(headers)));
    }

    private static CoseSign1 read(byte[] cose) {
        try {
            return CoseSign1.read(Bytes.of(cose));
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] changed(byte[] cose, int part, CborValue value) {
        try {
            if (CborReader.read(Bytes.of(cose)) instanceof CborValue.Tag(var tag, var content)
                    && content instanceof CborValue.Array(var parts)) {
                var all = new ArrayList<>(parts);
                all.set(part, value);
                return CborWriter.write(new CborValue.Tag(tag, new CborValue.Array(all)));
            }
            throw new IllegalStateException("No signature");
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }
}
