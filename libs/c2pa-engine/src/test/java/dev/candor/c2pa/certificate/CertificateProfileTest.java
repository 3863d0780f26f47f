package dev.candor.c2pa.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.TestAuthority.Leaf;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class CertificateProfileTest {
    private final TestAuthority authority = TestAuthority.trusted();

    @Test
    void ordinarySignerBreaksNoRule() {
        assertThat(breaches(leaf -> {})).isEmpty();
    }

    @Test
    void rootBreaksNoRuleOfAnAuthority() {
        assertThat(CertificateProfile.breachesAsAuthority(authority.root())).isEmpty();
    }

    @Test
    void signerIsNoAuthority() {
        assertThat(CertificateProfile.breachesAsAuthority(authority.signer().chain().getFirst()))
                .extracting(Breach::found)
                .containsExactly(
                        "is no authority (cA) but issued a certificate",
                        "may not be used for keyCertSign");
    }

    @Test
    void authorityMayNotSignClaims() {
        assertThat(breaches(Leaf::mayIssue))
                .containsExactly("is an authority (cA): it may not sign claims");
    }

    @Test
    void foreignPurposeIsNamed() {
        assertThat(breaches(leaf -> leaf.purposes(TestAuthority.SERVER_AUTHENTICATION)))
                .containsExactly(
                        "is not for signing claims: extended key usage [1.3.6.1.5.5.7.3.1]");
    }

    @Test
    void anyPurposeIsRefused() {
        assertThat(breaches(leaf -> leaf.purposes("2.5.29.37.0", TestAuthority.CLAIM_SIGNING)))
                .containsExactly(
                        "is for any purpose: extended key usage [2.5.29.37.0,"
                                + " 1.3.6.1.4.1.62558.2.1]");
    }

    @Test
    void timeStampingBesideClaimSigningIsRefused() {
        assertThat(
                        breaches(
                                leaf ->
                                        leaf.purposes(
                                                TestAuthority.CLAIM_SIGNING,
                                                TestAuthority.TIME_STAMPING)))
                .containsExactly(
                        "is for time stamps or OCSP answers beside other purposes: "
                                + "extended key usage [1.3.6.1.4.1.62558.2.1, 1.3.6.1.5.5.7.3.8]");
    }

    @Test
    void keyThatMaySignNothingIsRefused() {
        assertThat(breaches(leaf -> leaf.usage(KeyUsage.keyEncipherment)))
                .containsExactly("may not be used for digitalSignature");
    }

    @Test
    void certificateWithoutAuthorityKeyIdentifierIsRefused() {
        assertThat(breaches(Leaf::withoutKeyIdentifiers))
                .containsExactly("has no authority key identifier");
    }

    private List<String> breaches(Consumer<Leaf> defect) {
        return CertificateProfile.breachesAsClaimSigner(authority.signer(defect).chain().getFirst())
                .stream()
                .map(Breach::found)
                .toList();
    }
}
