package dev.candor.provenance.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.Pem;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningIdentitiesTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir Path folder;

    @Test
    void withoutAnIdentityNothingStarts() {
        assertThatThrownBy(() -> identities(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("candor.provenance.key.development=true");
    }

    @Test
    void developmentNeedsAFolder() {
        assertThatThrownBy(() -> identities(Map.of("candor.provenance.key.development", "true")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("candor.provenance.key.directory");
    }

    @Test
    void developmentTrustsItsOwnRoot() {
        // when
        var identities =
                identities(
                        Map.of(
                                "candor.provenance.key.development",
                                "true",
                                "candor.provenance.key.directory",
                                folder.toString()));

        // then
        assertThat(identities.developmentRoot()).isPresent();
        assertThat(identities.current().subject()).contains("Candor (development)");
    }

    @Test
    void anImportedIdentitySigns() throws IOException {
        // given
        var issued = authority().issueClaimSigner("Example Press", "Example Press signer");

        // when
        var identities = imported(issued.chain(), issued.key());

        // then
        assertThat(identities.current().subject()).contains("Example Press");
        assertThat(identities.developmentRoot()).isEmpty();
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws IOException {
        // given
        var one = authority().issueClaimSigner("Example Press", "one");
        var other = authority().issueClaimSigner("Example Press", "other");

        // then
        assertThatThrownBy(() -> imported(one.chain(), other.key()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not that of the first certificate");
    }

    @Test
    void halfAnIdentityIsRefused() {
        assertThatThrownBy(
                        () ->
                                identities(
                                        Map.of(
                                                "candor.provenance.key.chain",
                                                folder.resolve("chain.pem").toString())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Set both");
    }

    @Test
    void aRealIdentityIsNotSharedWithADevelopmentAuthority() {
        assertThatThrownBy(
                        () ->
                                identities(
                                        Map.of(
                                                "candor.provenance.key.chain",
                                                folder.resolve("chain.pem").toString(),
                                                "candor.provenance.key.private-key",
                                                folder.resolve("key.pem").toString(),
                                                "candor.provenance.key.development",
                                                "true",
                                                "candor.provenance.key.directory",
                                                folder.toString())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("exclude each other");
    }

    private SigningIdentities imported(List<X509Certificate> chain, PrivateKey key)
            throws IOException {
        var chainFile = Files.writeString(folder.resolve("chain.pem"), Pem.of(chain));
        var keyFile = Files.writeString(folder.resolve("key.pem"), Pem.of(key));
        return identities(
                Map.of(
                        "candor.provenance.key.chain", chainFile.toString(),
                        "candor.provenance.key.private-key", keyFile.toString()));
    }

    private static DevelopmentAuthority authority() {
        return DevelopmentAuthority.create("Example Press", CLOCK, new SecureRandom());
    }

    private static SigningIdentities identities(Map<String, String> settings) {
        var config =
                new SmallRyeConfigBuilder()
                        .withMapping(KeyConfig.class)
                        .withDefaultValues(settings)
                        .build();
        return new SigningIdentities(config.getConfigMapping(KeyConfig.class), CLOCK);
    }
}
