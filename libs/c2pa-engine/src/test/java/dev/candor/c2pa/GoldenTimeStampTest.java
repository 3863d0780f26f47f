package dev.candor.c2pa;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import dev.candor.c2pa.kit.Boxes;
import dev.candor.c2pa.kit.CoseForge;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.Issuer;
import dev.candor.c2pa.kit.Issuer.Wish;
import dev.candor.c2pa.kit.ManifestForge;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.TestStamps;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;

/// Time stamps (VAL-CRYP-0016 to VAL-CRYP-0028, VAL-TIME-0001 to VAL-TIME-0007). The signer's
/// certificate has expired in all but those cases that say otherwise, so only a good stamp saves
/// the signature.
class GoldenTimeStampTest extends GoldenFolder {
    private static final Instant YESTERDAY = TestAuthority.NOON.minus(Duration.ofDays(1));
    private static final Issuer ROOT = TestAuthority.trusted().issuer();
    private static final Issuer AUTHORITY = authority(wish -> {});
    private static final Signer EXPIRED =
            ROOT.issue(wish -> wish.until(TestAuthority.NOON.minusSeconds(60)))
                    .signer(SigningAlgorithm.ES256);
    private static final Map<String, Supplier<byte[]>> CASES = new TreeMap<>();

    static {
        good();
        malformed();
        notThisSignatures();
        notBelieved();
        outsideValidity();
        asserted();
    }

    GoldenTimeStampTest() {
        super("time-stamp", "jpg", CASES);
    }

    @Override
    protected VerificationReport verify(Path input) throws UnreadableAssetException, IOException {
        var anchors =
                TestAuthority.trusted().anchors().withTimeStamping(List.of(ROOT.certificate()));
        return new Verifier(anchors, TestAuthority.CLOCK).verify(input);
    }

    /// VAL-CRYP-0020, VAL-CRYP-0026 and VAL-CRYP-0028; VAL-CRYP-0018 and 0019 for the first
    /// version.
    private static void good() {
        stamped("second-version", stamps(AUTHORITY));
        stamped(
                "authority-with-rsa-key",
                TestStamps.of(authority(wish -> wish.key("RSA2048")), "SHA256withRSA"));
        stamped("authority-below-another", stamps(below()));
        CASES.put("first-version", () -> first(0));
        CASES.put("first-version-with-changes", () -> first(1));
        CASES.put(
                "second-version-fails-first-holds",
                () ->
                        claimed(
                                claim ->
                                        cose ->
                                                CoseForge.stamps("sigTst2", new byte[] {0x30, 0})
                                                        .apply(
                                                                CoseForge.stamps(
                                                                                "sigTst",
                                                                                response(
                                                                                        cose, claim,
                                                                                        0))
                                                                        .apply(cose))));
    }

    /// VAL-CRYP-0017, VAL-CRYP-0019 and VAL-CRYP-0022.
    private static void malformed() {
        cose("no-der", cose -> CoseForge.stamps("sigTst2", new byte[] {0x30, 0}).apply(cose));
        cose("no-token", CoseForge.stamps("sigTst2"));
        cose(
                "two-tokens",
                cose -> CoseForge.stamps("sigTst2", token(cose), token(cose)).apply(cose));
        cose(
                "header-that-is-no-container",
                CoseForge.headers(map -> map.put("sigTst2", "yesterday")));
        CASES.put("not-granted", () -> first(2));
    }

    /// VAL-CRYP-0022 and VAL-CRYP-0023.
    private static void notThisSignatures() {
        cose(
                "of-another-signature",
                CoseForge.stamps("sigTst2", stamps(AUTHORITY).token(new byte[8], YESTERDAY)));
        cose(
                "changed",
                cose -> CoseForge.stamps("sigTst2", Edits.flip(token(cose), -1)).apply(cose));
    }

    /// VAL-CRYP-0021, VAL-CRYP-0022, VAL-CRYP-0024 and VAL-CRYP-0025.
    private static void notBelieved() {
        stamped("stranger", stamps(stamper(TestAuthority.stranger().issuer(), wish -> {})));
        stamped("signed-with-sha1", TestStamps.of(AUTHORITY, "SHA1withECDSA"));
        stamped("over-sha1", stamps(AUTHORITY).over(OIWObjectIdentifiers.idSHA1));
        stamped("no-certificate", stamps(AUTHORITY).sending(List.of()));
        stamped(
                "other-certificate-of-the-key",
                stamps(AUTHORITY)
                        .sending(
                                List.of(
                                        authority(wish -> wish.until(nextAutumn()))
                                                .certificate())));
        stamped(
                "two-purposes",
                stamps(
                        authority(
                                wish ->
                                        wish.purposes(
                                                TestAuthority.TIME_STAMPING,
                                                TestAuthority.EMAIL_PROTECTION))));
        stamped(
                "no-stamping-purpose",
                stamps(authority(wish -> wish.purposes(TestAuthority.EMAIL_PROTECTION))));
        stamped(
                "authority-rsa-1024",
                TestStamps.of(authority(wish -> wish.key("RSA1024")), "SHA256withRSA"));
        stamped("authority-of-first-version", stamps(authority(Wish::ofFirstVersion)));
    }

    /// VAL-CRYP-0026 and VAL-CRYP-0027.
    private static void outsideValidity() {
        stamped(
                "authority-not-yet-in-force",
                stamps(authority(wish -> wish.from(TestAuthority.NOON.minusSeconds(1)))));
        CASES.put(
                "stamped-too-late",
                () ->
                        Forgery.valid(Media.jpeg(), EXPIRED)
                                .cose(stamps(AUTHORITY).stampAt(TestAuthority.NOON))
                                .bytes());
        CASES.put(
                "stamped-too-early",
                () ->
                        Forgery.valid(Media.jpeg(), TestAuthority.trusted().signer())
                                .cose(
                                        TestStamps.of(
                                                        authority(wish -> wish.from(lastYear())),
                                                        "SHA256withECDSA")
                                                .stampAt(lastYear().plusSeconds(60)))
                                .bytes());
    }

    /// VAL-TIME-0001, VAL-TIME-0002, VAL-TIME-0003, VAL-TIME-0004 and VAL-TIME-0005: stamps that
    /// another manifest of the store brings. VAL-ASSE-0017, VAL-TIME-0006 and VAL-TIME-0007:
    /// assertions that are to bring some, and do not.
    private static void asserted() {
        asserted("asserted", cose -> stamps(AUTHORITY).token(CoseForge.stamped(cose), YESTERDAY));
        asserted(
                "asserted-over-the-bare-value",
                cose -> stamps(AUTHORITY).token(CoseForge.value(cose), YESTERDAY));
        asserted(
                "asserted-of-another-signature",
                cose -> stamps(AUTHORITY).token(new byte[8], YESTERDAY));
        asserted("asserted-malformed", cose -> new byte[] {1, 2, 3});
        asserted(
                "asserted-twice",
                cose -> stamps(AUTHORITY).token(new byte[8], YESTERDAY),
                cose -> stamps(AUTHORITY).token(CoseForge.stamped(cose), YESTERDAY));
        CASES.put("asserted-where-header-fails", GoldenTimeStampTest::besideHeader);
        malformed("assertion-empty", new CborMapBuilder().build());
        malformed("assertion-no-map", new CborValue.Array(List.of(CborValue.of(1))));
        malformed(
                "assertion-of-no-bytes",
                new CborMapBuilder().put(ManifestForge.LABEL, "token").build());
    }

    private static void malformed(String name, CborValue content) {
        CASES.put(
                name,
                () ->
                        Forgery.valid(Media.jpeg(), TestAuthority.trusted().signer())
                                .assertion("c2pa.time-stamp", content)
                                .bytes());
    }

    /// The stamps lie in manifests that nothing refers to: they speak for themselves.
    @SafeVarargs
    private static void asserted(String name, Function<byte[], byte[]>... tokens) {
        CASES.put(name, () -> beside(Forgery.valid(Media.jpeg(), EXPIRED), tokens).bytes());
    }

    /// A stamp in a header is that of another signature.
    private static byte[] besideHeader() {
        return beside(
                        Forgery.valid(Media.jpeg(), EXPIRED)
                                .cose(
                                        CoseForge.stamps(
                                                "sigTst2",
                                                stamps(AUTHORITY).token(new byte[8], YESTERDAY))),
                        cose -> stamps(AUTHORITY).token(CoseForge.stamped(cose), YESTERDAY))
                .bytes();
    }

    @SafeVarargs
    private static Forgery beside(Forgery forgery, Function<byte[], byte[]>... tokens) {
        return forgery.store(
                store -> {
                    var active = Boxes.at(store, ManifestForge.LABEL);
                    var signature = cose(active);
                    var boxes = new ArrayList<byte[]>();
                    for (var token : tokens) {
                        boxes.add(later(boxes.size(), token.apply(signature)));
                    }
                    boxes.add(active);
                    return JumbfWriter.superbox(JumbfType.STORE, "c2pa", boxes);
                });
    }

    private static byte[] later(int number, byte[] token) {
        return ManifestForge.by(TestAuthority.trusted().signer())
                .label("urn:c2pa:00000000-0000-4000-8000-0000000001a" + (7 + number))
                .type(JumbfType.UPDATE_MANIFEST)
                .assertion(
                        "c2pa.time-stamp",
                        new CborMapBuilder().put(ManifestForge.LABEL, CborValue.of(token)).build())
                .box();
    }

    /// The bytes of a manifest's claim signature: what lies behind the header of its CBOR box.
    private static byte[] cose(byte[] manifest) {
        var box = Boxes.at(manifest, "c2pa.signature");
        int at = Edits.indexOf(box, "cbor") + 4;
        return Arrays.copyOfRange(box, at, box.length);
    }

    private static void stamped(String name, TestStamps stamps) {
        cose(name, stamps.stampAt(YESTERDAY));
    }

    private static void cose(String name, UnaryOperator<byte[]> change) {
        CASES.put(name, () -> Forgery.valid(Media.jpeg(), EXPIRED).cose(change).bytes());
    }

    private static byte[] token(byte[] cose) {
        return stamps(AUTHORITY).token(CoseForge.stamped(cose), YESTERDAY);
    }

    private static byte[] first(int status) {
        return claimed(
                claim ->
                        cose ->
                                CoseForge.stamps("sigTst", response(cose, claim, status))
                                        .apply(cose));
    }

    private static byte[] response(byte[] cose, byte[] claim, int status) {
        return stamps(AUTHORITY).response(CoseForge.stampedClaim(cose, claim), YESTERDAY, status);
    }

    private static byte[] claimed(Function<byte[], UnaryOperator<byte[]>> change) {
        var claim = new AtomicReference<>(new byte[0]);
        return Forgery.valid(Media.jpeg(), EXPIRED)
                .claimBytes(
                        bytes -> {
                            claim.set(bytes);
                            return bytes;
                        })
                .cose(cose -> change.apply(Objects.requireNonNull(claim.get())).apply(cose))
                .bytes();
    }

    private static TestStamps stamps(Issuer authority) {
        return TestStamps.of(authority, "SHA256withECDSA");
    }

    private static Issuer authority(Consumer<Wish> wishes) {
        return stamper(ROOT, wishes);
    }

    private static Issuer stamper(Issuer issuer, Consumer<Wish> wishes) {
        return issuer.issue(
                wish -> {
                    wish.subject("Stamps").serial(600).purposes(TestAuthority.TIME_STAMPING);
                    wishes.accept(wish);
                });
    }

    private static Issuer below() {
        return stamper(
                ROOT.issue(wish -> wish.subject("Stamping").serial(601).authority()), wish -> {});
    }

    private static Instant nextAutumn() {
        return TestAuthority.NOON.plus(Duration.ofDays(200));
    }

    private static Instant lastYear() {
        return TestAuthority.NOON.minus(Duration.ofDays(365));
    }
}
