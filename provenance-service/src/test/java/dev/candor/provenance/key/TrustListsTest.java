package dev.candor.provenance.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.net.TrustStore;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustListsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final URI PUBLISHED = URI.create("https://lists.example/C2PA.json");

    private final DevelopmentAuthority development =
            DevelopmentAuthority.create("Example", Clock.systemUTC(), new SecureRandom());

    @TempDir Path folder;

    @BeforeEach
    void importedIdentity() throws IOException {
        var issued = development.issueClaimSigner("Example Press", "Example Press signer");
        Files.writeString(folder.resolve("chain.pem"), Pem.of(issued.chain()));
        Files.writeString(folder.resolve("key.pem"), Pem.of(issued.key()));
    }

    @Test
    void withoutListsNobodyIsBelieved() {
        var trust = production(Map.of());

        assertThat(trust.all()).isEmpty();
        assertThat(trust.summaries()).isEmpty();
    }

    @Test
    void keptListIsBelievedAndSaysFromWhereAndHowOldItIs() throws Exception {
        // given
        keep("2026-11-01T00:00:00Z", "2026-11-21T00:00:00Z", root());

        // when
        var trust = production(Map.of("candor.provenance.trust.directory", store().toString()));

        // then
        assertThat(trust.summaries())
                .containsExactly(
                        new TrustListSummary(
                                "C2PA Trust List",
                                "claimSigning",
                                "trustedEntities",
                                PUBLISHED.toString(),
                                1,
                                Instant.parse("2026-11-01T00:00:00Z"),
                                Instant.parse("2026-11-21T00:00:00Z"),
                                21L,
                                CLOCK.instant(),
                                true));
        assertThat(trust.all()).extracting(TrustedList::id).containsExactly("c2pa-trust-list");
    }

    @Test
    void folderThatIsNotThereIsNoError() {
        var trust = production(Map.of("candor.provenance.trust.directory", store().toString()));

        assertThat(trust.all()).isEmpty();
    }

    @Test
    void configuredFilesAreBelievedEachForItsUse() throws Exception {
        var file = Files.writeString(folder.resolve("roots.pem"), Pem.of(List.of(root())));

        var trust =
                production(
                        Map.of(
                                "candor.provenance.trust.lists", file.toString(),
                                "candor.provenance.trust.time-stamp-lists", file.toString(),
                                "candor.provenance.trust.identity-lists", file.toString()));

        assertThat(trust.summaries())
                .extracting(TrustListSummary::use, TrustListSummary::source)
                .containsExactly(
                        tuple("claimSigning", "roots.pem"),
                        tuple("timeStamping", "roots.pem"),
                        tuple("identity", "roots.pem"));
    }

    @Test
    void productionDoesNotStartWithADevelopmentRootWhereverItIs() throws Exception {
        var file =
                Files.writeString(
                        folder.resolve("roots.pem"), Pem.of(List.of(root(), development.root())));
        for (var list : List.of("lists", "time-stamp-lists", "identity-lists")) {
            refused(Map.of("candor.provenance.trust." + list, file.toString()));
        }
        keep("2026-11-01T00:00:00Z", "2027-11-01T00:00:00Z", development.root());
        refused(Map.of("candor.provenance.trust.directory", store().toString()));
    }

    @Test
    void developmentBelievesItsOwnRoot() {
        var settings = new HashMap<String, String>();
        settings.put("candor.provenance.key.development", "true");
        settings.put("candor.provenance.key.directory", folder.resolve("keys").toString());

        var trust = lists(settings);

        assertThat(trust.summaries())
                .singleElement()
                .satisfies(
                        own -> {
                            assertThat(own.kind()).isEqualTo("development");
                            assertThat(own.source()).isEqualTo("development");
                        });
    }

    private void refused(Map<String, String> settings) {
        assertThatThrownBy(() -> production(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has anchors of a development authority");
    }

    private TrustLists production(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("candor.provenance.key.chain", folder.resolve("chain.pem").toString());
        all.put("candor.provenance.key.private-key", folder.resolve("key.pem").toString());
        return lists(all);
    }

    private static TrustLists lists(Map<String, String> settings) {
        var config =
                new SmallRyeConfigBuilder()
                        .withMapping(KeyConfig.class)
                        .withMapping(TrustConfig.class)
                        .withDefaultValues(settings)
                        .build();
        var identities =
                new SigningIdentities(config.getConfigMapping(KeyConfig.class), Clock.systemUTC());
        return new TrustLists(config.getConfigMapping(TrustConfig.class), identities, CLOCK);
    }

    private void keep(String issued, String next, X509Certificate anchor) throws Exception {
        var list =
                """
                {"LoTE": {"ListAndSchemeInformation": {
                  "SchemeName": [{"lang": "en", "value": "C2PA Trust List"}],
                  "ListIssueDateTime": "%s", "NextUpdate": "%s"},
                 "TrustedEntitiesList": [{"TrustedEntityServices": [{"ServiceInformation": {
                   "ServiceStatus": "http://c2pa.org/conformance/trust-list/trusted",
                   "ServiceDigitalIdentity": {"X509Certificates": [{"val": "%s"}]}}}]}]}}
                """
                        .formatted(
                                issued,
                                next,
                                Base64.getEncoder().encodeToString(anchor.getEncoded()));
        new TrustStore(store(), CLOCK)
                .update(
                        Use.CLAIM_SIGNING,
                        PUBLISHED,
                        (uri, limit) -> list.getBytes(StandardCharsets.UTF_8));
    }

    private Path store() {
        return folder.resolve("trust");
    }

    /// The root of an authority that is not one of ours.
    private static X509Certificate root() throws GeneralSecurityException {
        var keys = keys();
        var name = new X500Name("CN=Example Root, O=Example, C=SE");
        var now = Instant.now();
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.TEN,
                        Date.from(now),
                        Date.from(now.plus(Duration.ofDays(1))),
                        name,
                        keys.getPublic());
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }
}
