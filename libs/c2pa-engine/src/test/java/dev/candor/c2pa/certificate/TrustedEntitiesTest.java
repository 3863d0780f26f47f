package dev.candor.c2pa.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.certificate.TrustList.Kind;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedEntitiesTest {
    private static final X509Certificate ROOT = TestAuthority.trusted().root();
    private static final String TRUSTED = "http://c2pa.org/conformance/trust-list/trusted";

    @Test
    void listOfSignersIsReadWithItsDates() throws MalformedException {
        var list = read(list("C2PA Trust List", service(TRUSTED, "")));

        assertThat(list.use()).isEqualTo(Use.CLAIM_SIGNING);
        assertThat(list.kind()).isEqualTo(Kind.TRUSTED_ENTITIES);
        assertThat(list.name()).isEqualTo("C2PA Trust List");
        assertThat(list.source()).isEqualTo("test");
        assertThat(list.issued()).isEqualTo(Instant.parse("2026-08-05T00:11:39Z"));
        assertThat(list.nextUpdate()).isEqualTo(Instant.parse("2027-08-05T00:11:39Z"));
        assertThat(list.signer()).isNull();
        assertThat(list.anchors())
                .containsExactly(Anchor.of(ROOT).only(Set.of(KeyPurpose.CLAIM_SIGNING)));
    }

    @Test
    void listOfTimeStampingAuthoritiesIsForNothingElse() throws MalformedException {
        var text = list("C2PA TSA Trust List", service(TRUSTED, ""));

        assertThat(read(text).use()).isEqualTo(Use.TIME_STAMPING);
        assertThatThrownBy(() -> read(text, Use.CLAIM_SIGNING))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("no list for CLAIM_SIGNING");
    }

    @Test
    void listThatDoesNotSayItsUseNeedsOne() throws MalformedException {
        var text = list("Somebody's list", service(TRUSTED, ""));

        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedException.class);
        assertThat(read(text, Use.IDENTITY).use()).isEqualTo(Use.IDENTITY);
    }

    @ParameterizedTest
    @CsvSource({
        TRUSTED + ",1",
        "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted,1",
        "http://c2pa.org/conformance/trust-list/withdrawn,0",
        "http://c2pa.org/conformance/trust-list/untrusted,0"
    })
    void serviceCountsWhileItIsTrusted(String status, int anchors) throws MalformedException {
        assertThat(read(list("C2PA Trust List", service(status, ""))).anchors()).hasSize(anchors);
    }

    @ParameterizedTest
    @CsvSource({
        "http://uri.etsi.org/TrstSvc/Svctype/CA/PKC,1",
        "http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST,0",
        "http://example.com/wallet,0"
    })
    void serviceCountsForItsTypeAlone(String type, int anchors) throws MalformedException {
        assertThat(read(list("C2PA Trust List", service(TRUSTED, type))).anchors())
                .hasSize(anchors);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"LoTE\": {}}",
                "{\"LoTE\": {\"ListAndSchemeInformation\": {}}}"
            })
    void whatIsNoListIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void certificateThatCannotBeReadIsRefused() {
        var text =
                list("C2PA Trust List", service(TRUSTED, ""))
                        .replace("\"val\": \"MII", "\"val\": \"AII");

        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void signedListIsReadAndNamesItsSigner() throws Exception {
        var signer = TestAuthority.stranger().signer();
        var text = list("C2PA Trust List", service(TRUSTED, ""));

        var list = read(signed(text, signer));

        assertThat(list.anchors()).hasSize(1);
        assertThat(list.signer()).isEqualTo(signer.chain().getFirst());
    }

    @Test
    void listThatWasChangedAfterItWasSignedIsRefused() throws Exception {
        var parts =
                signed(
                                list("C2PA Trust List", service(TRUSTED, "")),
                                TestAuthority.stranger().signer())
                        .split("\\.");
        var other = base64(list("C2PA Trust List", "").getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> read(parts[0] + "." + other + "." + parts[2]))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("does not hold");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "CANDOR_CORPUS", matches = ".+")
    void officialListsAreReadWhole() throws IOException, MalformedException {
        var folder =
                Path.of(System.getenv("CANDOR_CORPUS"))
                        .resolve("c2pa-org+conformance-public/trust-list");
        for (var name : List.of("C2PA-TRUST-LIST", "C2PA-TSA-TRUST-LIST")) {
            var json = Files.readAllBytes(folder.resolve(name + ".json"));
            var pem = Pem.certificates(Files.readString(folder.resolve(name + ".pem")));

            var list = TrustedEntities.read(Bytes.of(json), name);

            assertThat(list.use())
                    .isEqualTo(name.contains("TSA") ? Use.TIME_STAMPING : Use.CLAIM_SIGNING);
            assertThat(list.anchors())
                    .extracting(Anchor::certificate)
                    .containsExactlyInAnyOrderElementsOf(pem);
            assertThat(list.nextUpdate()).isAfter(Instant.parse("2027-08-01T00:00:00Z"));
        }
    }

    private static TrustList read(String text) throws MalformedException {
        return TrustedEntities.read(bytes(text), "test");
    }

    private static TrustList read(String text, Use use) throws MalformedException {
        return TrustedEntities.read(bytes(text), use, "test");
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String list(String name, String services) {
        return """
        {"LoTE": {"ListAndSchemeInformation": {
          "SchemeName": [{"lang": "de", "value": "Liste"}, {"lang": "en", "value": "%s"}],
          "ListIssueDateTime": "2026-08-05T00:11:39Z", "NextUpdate": "2027-08-05T00:11:39Z"},
         "TrustedEntitiesList": [{"TrustedEntityServices": [%s]}]}}
        """
                .formatted(name, services);
    }

    private static String service(String status, String type) {
        try {
            return """
            {"ServiceInformation": {%s "ServiceStatus": "%s",
              "ServiceDigitalIdentity": {"X509Certificates": [{"val": "%s"}]}}}
            """
                    .formatted(
                            type.isEmpty()
                                    ? ""
                                    : "\"ServiceTypeIdentifier\": \"%s\",".formatted(type),
                            status,
                            Base64.getEncoder().encodeToString(ROOT.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(String text, Signer signer)
            throws CertificateEncodingException, SigningException {
        var certificate =
                Base64.getEncoder().encodeToString(signer.chain().getFirst().getEncoded());
        var header = "{\"alg\": \"ES256\", \"x5c\": [\"%s\"]}".formatted(certificate);
        var message =
                base64(header.getBytes(StandardCharsets.UTF_8))
                        + "."
                        + base64(text.getBytes(StandardCharsets.UTF_8));
        var signature = signer.sign(message.getBytes(StandardCharsets.US_ASCII));
        return message + "." + base64(signature);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
