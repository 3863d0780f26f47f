package dev.candor.c2pa.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.certificate.TrustList.Kind;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.kit.TestAuthority;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrustAnchorsTest {
    private static final Instant NOON = TestAuthority.NOON;

    private final TestAuthority authority = TestAuthority.trusted();
    private final List<X509Certificate> chain = authority.signer().chain();

    @Test
    void anchorForOneUseIsNoneForAnother() throws MalformedException {
        for (var use : Use.values()) {
            var credential = credential(TrustAnchors.of(List.of(list(use, anchor()))));

            for (var other : Use.values()) {
                assertThat(credential.path(other, KeyPurpose.FOR_CLAIMS, NOON).isPresent())
                        .as("%s for %s", use, other)
                        .isEqualTo(use == other);
            }
        }
    }

    // VAL-CRYP-0010, VAL-CRYP-0011
    @Test
    void anchorVouchesForNothingOutsideItsTimes() throws MalformedException {
        var until = NOON.plus(Duration.ofDays(1));
        var credential = credential(trusting(anchor().between(NOON, until)));

        assertThat(isTrusted(credential, NOON.minusSeconds(1))).isFalse();
        assertThat(isTrusted(credential, NOON)).isTrue();
        assertThat(isTrusted(credential, until)).isTrue();
        assertThat(isTrusted(credential, until.plusSeconds(1))).isFalse();
    }

    @Test
    void developmentAuthorityIsKnownByItsRootAndByWhatItIssued() {
        var development = development();
        var signer = development.issueClaimSigner("Example Press", "Signer").certificate();

        for (var certificate : List.of(development.root(), signer)) {
            assertThat(TrustList.of(Use.CLAIM_SIGNING, "copied.pem", List.of(certificate)).kind())
                    .isEqualTo(Kind.DEVELOPMENT);
        }
        assertThat(list(Use.CLAIM_SIGNING, anchor()).kind()).isEqualTo(Kind.CERTIFICATES);
    }

    @Test
    void productionRefusesADevelopmentRootUnderAnyNameAndForAnyUse() {
        var root = development().root();
        for (var use : Use.values()) {
            var copied = TrustList.of(use, "copied.pem", List.of(chain.getFirst(), root));

            assertThatThrownBy(() -> TrustAnchors.forProduction(List.of(copied)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("copied.pem has anchors of a development authority");
            assertThatThrownBy(() -> TrustAnchors.forProduction(List.of()).with(copied))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        var production = TrustAnchors.forProduction(List.of(list(Use.CLAIM_SIGNING, anchor())));
        var more = production.with(AllowedList.none()).accepting(Set.of("1.2.3"));
        assertThatThrownBy(() -> more.withTimeStamping(List.of(root)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(TrustAnchors.of(List.of(TrustList.of(Use.CLAIM_SIGNING, "dev", List.of(root)))))
                .isNotNull();
    }

    private static DevelopmentAuthority development() {
        return DevelopmentAuthority.create("Example", TestAuthority.CLOCK, new SecureRandom());
    }

    @Test
    void timesOfAnAnchorAreInOrder() {
        var anchor = anchor();

        assertThatThrownBy(() -> anchor.between(NOON, NOON.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anchorVouchesForItsPurposesAlone() throws MalformedException {
        var documents = trusting(anchor().only(Set.of(KeyPurpose.DOCUMENT_SIGNING)));
        var mail = trusting(anchor().only(Set.of(KeyPurpose.EMAIL_PROTECTION)));

        assertThat(isTrusted(credential(documents), NOON)).isFalse();
        assertThat(isTrusted(credential(mail), NOON)).isTrue();
    }

    @Test
    void purposeIsAcceptedWhenItIsAdded() throws MalformedException {
        var server =
                authority
                        .signer(leaf -> leaf.purposes(TestAuthority.SERVER_AUTHENTICATION))
                        .chain();
        var before = trusting(anchor());
        var after = before.accepting(Set.of(TestAuthority.SERVER_AUTHENTICATION));

        assertThat(credential(before, server).breaches(Use.CLAIM_SIGNING))
                .extracting(Breach::rule)
                .containsExactly(ProfileRule.EXTENDED_KEY_USAGE);
        assertThat(credential(after, server).breaches(Use.CLAIM_SIGNING)).isEmpty();
        assertThat(credential(after, server).path(Use.CLAIM_SIGNING, after.purposes(), NOON))
                .isPresent();
    }

    @Test
    void anyPurposeIsNeverAccepted() {
        var anchors = trusting(anchor());

        assertThatThrownBy(() -> anchors.accepting(Set.of(KeyPurpose.ANY)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyPurpose.read(KeyPurpose.ANY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void purposesAreReadOneALine() {
        assertThat(
                        KeyPurpose.read(
                                """
                                //id-kp-emailProtection
                                1.3.6.1.5.5.7.3.4

                                1.3.6.1.5.5.7.3.36 // documents
                                # for other tools
                                1.3.6.1.5.5.7.3.8
                                1.3.6.1.5.5.7.3.9
                                """))
                .containsExactlyInAnyOrder(
                        KeyPurpose.EMAIL_PROTECTION, KeyPurpose.DOCUMENT_SIGNING);
    }

    @Test
    void lineThatIsNoPurposeIsRefused() {
        assertThatThrownBy(() -> KeyPurpose.read("emailProtection"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("emailProtection");
    }

    @Test
    void allowedSignerIsBelievedWithoutAnAnchor() throws Exception {
        var signer = chain.getFirst();
        var digest = MessageDigest.getInstance("SHA-256").digest(signer.getEncoded());
        var base64 = Base64.getEncoder().encodeToString(digest);
        var other = TestAuthority.stranger().signer().chain().getFirst();

        for (var text :
                List.of(
                        Pem.of(List.of(signer)),
                        "// mine\n" + base64 + "\n",
                        Pem.of(chain) + base64)) {
            var anchors = TrustAnchors.none().with(AllowedList.read(text));

            assertThat(credential(anchors).isAllowed()).isTrue();
            assertThat(credential(anchors, List.of(other)).isAllowed()).isFalse();
        }
        assertThat(credential(TrustAnchors.none()).isAllowed()).isFalse();
    }

    @Test
    void lineThatIsNoDigestIsRefused() {
        assertThatThrownBy(() -> AllowedList.read("// mine\nnobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void commentsAroundCertificatesArePassedOver() {
        var pem = "Subject\tCN=Root\n" + Pem.of(chain) + "\n# more\n" + Pem.of(chain);

        assertThat(Pem.certificates(pem)).hasSize(2);
        assertThat(AllowedList.read(pem).digests()).hasSize(1);
    }

    @Test
    void certificateThatIsCutOffIsRefused() {
        var pem = Pem.of(chain) + Pem.of(chain).substring(0, 200);

        assertThatThrownBy(() -> Pem.certificates(pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void shortestPathIsTaken() throws MalformedException {
        var signer = authority.signerBelow(leaf -> {}).chain();
        var issuer = Anchor.of(signer.get(1));
        var credential = credential(trusting(anchor(), issuer), signer);

        var path = credential.path(Use.CLAIM_SIGNING, KeyPurpose.FOR_CLAIMS, NOON).orElseThrow();

        assertThat(path.certificates()).containsExactly(signer.getFirst());
        assertThat(path.anchor()).isEqualTo(issuer);
        assertThat(path.issuerOf(0)).isEqualTo(signer.get(1));
    }

    @Test
    void chainThatIsNotInOrderLeadsNowhere() throws MalformedException {
        var signer = new ArrayList<>(authority.signerBelow(leaf -> {}).chain());
        signer.add(TestAuthority.stranger().root());

        assertThat(isTrusted(credential(trusting(anchor()), signer), NOON)).isFalse();
    }

    @Test
    void credentialIsJudgedOnceAndKeptWithinBounds() throws MalformedException {
        var anchors = trusting(anchor());

        assertThat(credential(anchors)).isSameAs(credential(anchors));
        assertThat(credential(anchors)).isNotSameAs(credential(trusting(anchor())));
        for (int i = 0; i < CredentialCache.MOST + 10; i++) {
            var chain = new ArrayList<>(this.chain);
            for (int bit = 0; bit < 9; bit++) {
                chain.add((i >> bit & 1) == 0 ? authority.root() : this.chain.getFirst());
            }
            credential(anchors, chain);
        }
        assertThat(anchors.kept()).isEqualTo(CredentialCache.MOST);
    }

    @Test
    void listIsOverdueBehindItsNextUpdate() {
        var list =
                new TrustList(
                        Use.CLAIM_SIGNING,
                        Kind.TRUSTED_ENTITIES,
                        "list",
                        "file",
                        NOON.minusSeconds(60),
                        NOON,
                        null,
                        List.of());

        assertThat(list.isOverdue(NOON)).isFalse();
        assertThat(list.isOverdue(NOON.plusSeconds(1))).isTrue();
        assertThat(list(Use.CLAIM_SIGNING).isOverdue(NOON)).isFalse();
    }

    private Anchor anchor() {
        return Anchor.of(authority.root());
    }

    private static TrustAnchors trusting(Anchor... anchors) {
        return TrustAnchors.of(List.of(list(Use.CLAIM_SIGNING, anchors)));
    }

    private static TrustList list(Use use, Anchor... anchors) {
        return new TrustList(
                use, Kind.CERTIFICATES, "test", "test", null, null, null, List.of(anchors));
    }

    private static boolean isTrusted(Credential credential, Instant time) {
        return credential.path(Use.CLAIM_SIGNING, KeyPurpose.FOR_CLAIMS, time).isPresent();
    }

    private Credential credential(TrustAnchors anchors) throws MalformedException {
        return credential(anchors, chain);
    }

    private static Credential credential(TrustAnchors anchors, List<X509Certificate> chain)
            throws MalformedException {
        var ders = new ArrayList<Bytes>();
        try {
            for (var certificate : chain) {
                ders.add(Bytes.of(certificate.getEncoded()));
            }
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
        return anchors.credential(ders);
    }
}
