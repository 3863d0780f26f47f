package dev.candor.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.c2pa.port.SigningException;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyReferencesTest {
    private static final Organization DEMO = new Organization("demo");
    private static final Organization OTHER = new Organization("other");
    private static final String STUDIO = "candor.provenance.keystore.references.studio.";
    private static final Map<String, String> VAULT =
            Map.of(
                    STUDIO + "organization", "demo",
                    STUDIO + "vault", "https://vault.example:8200",
                    STUDIO + "vault-key", "signing");

    @Test
    void aKeyOfAServiceSignsWithTheCertificatesSentAlong() throws SigningException {
        // when
        var signer = references(VAULT).open(DEMO, "studio", chain(), null);

        // then
        assertThat(signer.algorithm()).isEqualTo(SigningAlgorithm.ES256);
        assertThat(signer.chain()).hasSize(1);
    }

    @Test
    void anotherOrganizationsReferenceDoesNotExist() {
        refused(OTHER, "studio", chain(), IdentityProblem.UNKNOWN_KEY_REFERENCE);
    }

    @Test
    void anUnknownReferenceDoesNotExist() {
        refused(DEMO, "attic", chain(), IdentityProblem.UNKNOWN_KEY_REFERENCE);
    }

    @Test
    void aKeyServiceHasNoCertificates() {
        refused(DEMO, "studio", List.of(), IdentityProblem.UNREADABLE_CERTIFICATES);
    }

    @Test
    void aTokenThatIsNotThereIsNotTheCallersFault() {
        // given
        var token =
                references(
                        Map.of(
                                STUDIO + "organization", "demo",
                                STUDIO + "pkcs11",
                                        "pkcs11:token=x;object=y?module-path=/nowhere.so"));

        // when
        var refused =
                catchThrowableOfType(
                        SigningException.class, () -> token.open(DEMO, "studio", chain(), null));

        // then
        assertThat(CredentialRefusal.of(refused).type())
                .isEqualTo(IdentityProblem.SIGNER_UNAVAILABLE);
    }

    private static void refused(
            Organization organization,
            String name,
            List<X509Certificate> chain,
            IdentityProblem problem) {
        // given
        var references = references(VAULT);

        // when
        var declined =
                catchThrowableOfType(
                        Declined.class, () -> references.open(organization, name, chain, null));

        // then
        assertThat(declined.type()).isEqualTo(problem);
    }

    private static List<X509Certificate> chain() {
        return DevelopmentAuthority.create("Example", Clock.systemUTC(), new SecureRandom())
                .issueClaimSigner("Example Press", "studio")
                .chain();
    }

    private static KeyReferences references(Map<String, String> settings) {
        return new KeyReferences(
                new SmallRyeConfigBuilder()
                        .withMapping(KeyStoreConfig.class)
                        .withDefaultValues(new HashMap<>(settings))
                        .build()
                        .getConfigMapping(KeyStoreConfig.class));
    }
}
