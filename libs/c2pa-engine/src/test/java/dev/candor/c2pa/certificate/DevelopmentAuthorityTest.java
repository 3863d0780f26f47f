package dev.candor.c2pa.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.kit.TestAuthority;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DevelopmentAuthorityTest {
    private final SecureRandom random = new SecureRandom();
    private final DevelopmentAuthority authority =
            DevelopmentAuthority.create("Example", TestAuthority.CLOCK, random);

    @Test
    void rootKeepsTheProfileOfAnAuthority() {
        assertThat(CertificateProfile.breachesAsAuthority(authority.root())).isEmpty();
    }

    @Test
    void signerKeepsTheProfileAndChainsToTheRoot() throws Exception {
        var identity = authority.issueClaimSigner("Example Press", "Signer 1");

        var signer = identity.certificate();
        assertThat(CertificateProfile.breachesAsClaimSigner(signer)).isEmpty();
        signer.verify(authority.root().getPublicKey());
        assertThat(Names.of(signer.getSubjectX500Principal())).isEqualTo("Example Press");
    }

    @Test
    void signerIsInForceForLessThanAYear() {
        var signer = authority.issueClaimSigner("Example", "Signer").certificate();

        var life =
                Duration.between(
                        signer.getNotBefore().toInstant(), signer.getNotAfter().toInstant());
        assertThat(signer.getNotBefore().toInstant()).isBefore(TestAuthority.NOON);
        assertThat(life).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void authorityComesBackFromPem() throws Exception {
        var root = Pem.certificates(Pem.of(List.of(authority.root()))).getFirst();
        var key = Pem.privateKey(Pem.of(authority.key()));

        var again = DevelopmentAuthority.of(key, root, TestAuthority.CLOCK, random);

        again.issueClaimSigner("Example", "Signer")
                .certificate()
                .verify(authority.root().getPublicKey());
        assertThat(again.root()).isEqualTo(authority.root());
    }

    @Test
    void identityTellsNothingOfItsKey() {
        var identity = authority.issueClaimSigner("Example", "Signer");

        assertThat(identity.toString()).isEqualTo("SigningIdentity[CN=Signer, O=Example, C=XX]");
    }
}
