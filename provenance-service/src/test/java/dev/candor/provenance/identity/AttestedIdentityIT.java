package dev.candor.provenance.identity;

import static dev.candor.provenance.Calls.bearer;
import static dev.candor.provenance.Calls.publisher;
import static dev.candor.provenance.Calls.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.SigningIdentity;
import dev.candor.provenance.Pictures;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import dev.candor.testkit.reference.ReferenceReader;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Identities that have others say something of their signatures.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_provenance"))
@WithTestResource(Authorities.class)
class AttestedIdentityIT {
    private static final String IDENTITIES = "/v1/signing-identities";
    private static final String STAMPED = "timeStamp.trusted";
    private static final String NOT_REVOKED = "signingCredential.ocsp.notRevoked";

    @Test
    void signaturesAreStampedByTheAuthorityThatTheIdentityNames() {
        // given
        var made = stamped(Authorities.answering());
        made.then()
                .statusCode(201)
                .body("timeStampAuthority", equalTo(Authorities.answering().toString()));

        // when
        var signed = signedBy(made.path("id"));

        // then
        signed.then().statusCode(200);
        assertThat(new String(signed.asByteArray(), StandardCharsets.ISO_8859_1))
                .contains("sigTst2"); // C2PA 2.4, 10.3.2.5
        verify(signed.asByteArray())
                .then()
                .body("state", equalTo("Trusted"))
                .body("findings.code", hasItems("timeStamp.validated", STAMPED));
    }

    @Test
    void whoeverNamesNoAuthorityIsNotStamped() {
        var made = create(Map.of("origin", "DEVELOPMENT", "name", "Plain"));

        verify(signedBy(made.path("id")).asByteArray())
                .then()
                .body("state", equalTo("Trusted"))
                .body("findings.code", not(hasItem("timeStamp.validated")));
    }

    @Test
    void theSuccessorNamesTheSameAuthority() {
        var made = stamped(Authorities.answering());

        var next = admin().post(IDENTITIES + "/" + made.path("id") + "/rotation");

        next.then().statusCode(201);
        verify(signedBy(next.path("id")).asByteArray())
                .then()
                .body("findings.code", hasItem(STAMPED));
    }

    @Test
    void nothingIsSignedWhileTheAuthorityIsGone() {
        // given
        var made = stamped(Authorities.gone());

        // when
        var answer = signedBy(made.path("id"));

        // then
        answer.then()
                .statusCode(503)
                .body("type", equalTo("/problems/time-stamp-unavailable"))
                .body("detail", containsString(Authorities.gone().toString()));
        admin().get(IDENTITIES + "/" + made.path("id") + "/uses")
                .then()
                .body("items.outcome", hasItem("FAILED"))
                .body("items.reason", hasItem("TIME_STAMP_UNAVAILABLE"));
    }

    @Test
    void anAuthorityThatDoesNotAnswerIsGivenUpInTime() {
        // given
        var made = stamped(Authorities.silent());
        var begun = System.nanoTime();

        // when
        var answer = signedBy(made.path("id"));

        // then
        answer.then()
                .statusCode(503)
                .body("type", equalTo("/problems/time-stamp-unavailable"))
                .body("detail", containsString("took too long"));
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Authorities.PATIENCE, Authorities.PATIENCE.multipliedBy(10));
    }

    @Test
    void aSignatureThatIsMadeLaterTellsWhyItFailed() {
        var made = stamped(Authorities.gone());
        String later =
                publisher()
                        .header("Prefer", "respond-async")
                        .multiPart("manifest", manifest(made.path("id")))
                        .multiPart("asset", "picture", Pictures.png(), "application/octet-stream")
                        .post("/v1/signatures")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () ->
                                publisher()
                                        .get(later)
                                        .then()
                                        .body("state", equalTo("FAILED"))
                                        .body(
                                                "problem.type",
                                                equalTo("/problems/time-stamp-unavailable")));
    }

    @Test
    void anAuthorityThatTheOperatorDidNotNameIsRefused() {
        stamped(URI.create("http://169.254.169.254/latest"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/stamp-authority-not-allowed"))
                .body("errors[0].pointer", equalTo("/timeStampAuthority"))
                .body("detail", containsString(Authorities.answering().toString()));
    }

    @Test
    void theWordOfTheResponderIsKept() throws Exception {
        // given
        var made = create(stapled(certificate("good")));
        made.then().statusCode(201).body("stapling", equalTo(true));

        // when
        var signed = signedBy(made.path("id"));

        // then
        signed.then().statusCode(200);
        verify(signed.asByteArray())
                .then()
                .body("state", equalTo("Trusted"))
                .body("findings.code", hasItems(STAMPED, NOT_REVOKED));
    }

    @Test
    void whoeverDoesNotAskForItIsNotStapled() throws Exception {
        var made = create(imported(certificate("good")));

        verify(signedBy(made.path("id")).asByteArray())
                .then()
                .body("state", equalTo("Trusted"))
                .body("findings.code", not(hasItem(NOT_REVOKED)));
    }

    @Test
    void aRevokedCertificateSignsNothing() throws Exception {
        var made = create(stapled(certificate("revoked")));

        signedBy(made.path("id"))
                .then()
                .statusCode(503)
                .body("type", equalTo("/problems/revocation-unknown"))
                .body("detail", containsString("is revoked, its OCSP responder says"));
    }

    @Test
    void staplingNeedsAResponderThatMayBeAsked() throws Exception {
        // given
        var none = Authorities.ofTheService().issueClaimSigner("Example Press", "none");
        var another = certificate(URI.create("http://169.254.169.254/good"));

        // then
        for (var identity : List.of(none, another)) {
            create(stapled(identity))
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/no-responder"))
                    .body("errors[0].pointer", equalTo("/stapling"));
        }
    }

    /// c2pa-rs, the reference implementation.
    @Test
    void theReferenceTakesStampAndAnswer(@TempDir Path folder) throws Exception {
        // given
        var reader = ReferenceReader.in(Path.of("target/interop"));
        var stamped = signedBy(stamped(Authorities.answering()).path("id"));
        var stapled = signedBy(create(stapled(certificate("good"))).path("id"));

        // when
        var verdicts =
                reader.judge(
                        folder,
                        Pem.of(List.of(Authorities.ofTheService().root())),
                        Map.of(
                                "stamped.jpg", stamped.asByteArray(),
                                "stapled.jpg", stapled.asByteArray()));

        // then
        assertThat(verdicts)
                .allSatisfy(
                        (_, verdict) -> {
                            assertThat(verdict.failures()).isEmpty();
                            assertThat(verdict.state()).isEqualTo("Trusted");
                            assertThat(verdict.successes())
                                    .contains("timeStamp.validated", STAMPED);
                        });
    }

    private static Response stamped(URI authority) {
        return create(
                Map.of(
                        "origin",
                        "DEVELOPMENT",
                        "name",
                        "Stamped",
                        "timeStampAuthority",
                        authority.toString()));
    }

    private static Map<String, Object> imported(SigningIdentity identity) {
        return Map.of(
                "origin",
                "IMPORT",
                "name",
                "Imported",
                "keyPem",
                Pem.of(identity.key()),
                "chainPem",
                Pem.of(identity.chain()));
    }

    private static Map<String, Object> stapled(SigningIdentity identity) {
        var request = new HashMap<>(imported(identity));
        request.put("stapling", true);
        request.put("timeStampAuthority", Authorities.answering().toString());
        return request;
    }

    private static SigningIdentity certificate(String answer) throws Exception {
        return certificate(Authorities.responder(answer));
    }

    /// A certificate of the service's own authority that names a responder.
    private static SigningIdentity certificate(URI responder) throws Exception {
        var authority = Authorities.ofTheService();
        var issued = authority.issueClaimSigner("Example Press", "responding");
        var named =
                new X509v3CertificateBuilder(
                        issuer(authority),
                        issued.certificate().getSerialNumber(),
                        issued.certificate().getNotBefore(),
                        issued.certificate().getNotAfter(),
                        new JcaX509CertificateHolder(issued.certificate()).getSubject(),
                        new JcaX509CertificateHolder(issued.certificate())
                                .getSubjectPublicKeyInfo());
        var extensions = new JcaX509CertificateHolder(issued.certificate()).getExtensions();
        for (var oid : extensions.getExtensionOIDs()) {
            named.addExtension(extensions.getExtension(oid));
        }
        named.addExtension(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(
                        AccessDescription.id_ad_ocsp,
                        new GeneralName(
                                GeneralName.uniformResourceIdentifier, responder.toString())));
        var signed =
                named.build(new JcaContentSignerBuilder("SHA384withECDSA").build(authority.key()));
        return new SigningIdentity(
                issued.key(), List.of(new JcaX509CertificateConverter().getCertificate(signed)));
    }

    private static X500Name issuer(DevelopmentAuthority authority) throws Exception {
        return new JcaX509CertificateHolder(authority.root()).getSubject();
    }

    private static Response signedBy(String identity) {
        return publisher()
                .multiPart("manifest", manifest(identity))
                .multiPart("asset", "picture", Pictures.jpeg(), "application/octet-stream")
                .post("/v1/signatures");
    }

    private static String manifest(String identity) {
        return "{\"title\": \"Harbour\", \"identity\": \"%s\"}".formatted(identity);
    }

    private static Response create(Map<String, ?> request) {
        return admin().contentType(ContentType.JSON).body(request).post(IDENTITIES);
    }

    private static RequestSpecification admin() {
        return bearer(Tokens.of("ada.admin"));
    }
}
