package dev.candor.provenance.identity;

import static dev.candor.provenance.Calls.bearer;
import static dev.candor.provenance.Calls.publisher;
import static dev.candor.provenance.Calls.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.SigningIdentity;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.kit.digest.Digests;
import dev.candor.provenance.Pictures;
import dev.candor.testkit.SuiteFiles;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_provenance"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field
class IdentityIT {
    private static final String IDENTITIES = "/v1/signing-identities";
    private static final Clock CLOCK = Clock.systemUTC();

    @Inject AgroalDataSource database;

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void aDevelopmentIdentitySignsAtOnce(SigningAlgorithm algorithm) {
        // given
        var made =
                create(
                        Map.of(
                                "origin", "DEVELOPMENT",
                                "name", "Try-out",
                                "algorithm", algorithm.name()));
        made.then()
                .statusCode(201)
                .body("state", equalTo("ACTIVE"))
                .body("algorithm", equalTo(algorithm.name()))
                .body("subject", equalTo("CN=Try-out,O=demo,C=XX"));
        assertThat(made.header("Location")).endsWith(IDENTITIES + "/" + made.path("id"));

        // when
        var signed = signedBy(made.path("id"));

        // then
        signed.then().statusCode(200);
        verify(signed.asByteArray())
                .then()
                .body("state", equalTo("Trusted"))
                .body("manifests[-1].signature.algorithm", equalTo(algorithm.name()))
                .body("manifests[-1].signature.subject", equalTo("demo"));
    }

    @Test
    void aRequestedCertificateMakesAnIdentitySign() throws Exception {
        // given
        var requested = create(request("Example Press signer"));
        requested
                .then()
                .statusCode(201)
                .body("state", equalTo("REQUESTED"))
                .body("chainPem", nullValue())
                .body("requestPem", startsWith("-----BEGIN CERTIFICATE REQUEST-----"));
        signedBy(requested.path("id"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/identity-not-active"));
        var authority = authority(CLOCK);

        // when
        var certified = certify(requested.path("id"), answered(authority, requested));

        // then
        certified
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("requestPem", nullValue())
                .body("chainPem", notNullValue());
        var signed = signedBy(requested.path("id"));
        signed.then().statusCode(200);
        verify(signed.asByteArray())
                .then()
                .body("state", equalTo("Valid")) // nobody here vouches for that authority
                .body("manifests[-1].signature.subject", equalTo("Example Press"));
        certify(requested.path("id"), answered(authority, requested))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/identity-not-requested"));
    }

    @Test
    void aCertificateOfAnotherKeyIsRefusedByItsRule() {
        // given
        var requested = create(request("Mismatch"));
        var other = authority(CLOCK).issueClaimSigner("Example Press", "another");

        // when
        var answer = certify(requested.path("id"), Pem.of(other.chain()));

        // then
        answer.then()
                .statusCode(422)
                .body("type", equalTo("/problems/credential-refused"))
                .body("breaches[0].rule", equalTo("KEY_PAIR"))
                .body("breaches[0].certificate", containsString("another"))
                .body("breaches[0].found", containsString("an elliptic curve key"));
        admin().get(IDENTITIES + "/" + requested.path("id"))
                .then()
                .body("state", equalTo("REQUESTED"));
    }

    @Test
    void anImportedKeySignsAndIsNeverShownAgain() {
        // given
        var brought = authority(CLOCK).issueClaimSigner("Example Press", "imported");
        var secret = Pem.of(brought.key());

        // when
        var made = create(imported(brought));

        // then
        made.then().statusCode(201).body("state", equalTo("ACTIVE"));
        signedBy(made.path("id")).then().statusCode(200);
        var inner = secret.lines().skip(1).findFirst().orElseThrow();
        for (var path :
                List.of(
                        IDENTITIES,
                        IDENTITIES + "/" + made.path("id"),
                        IDENTITIES + "/" + made.path("id") + "/uses")) {
            admin().get(path)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("PRIVATE")))
                    .body(not(containsString(inner)));
        }
        assertThat(made.asString()).doesNotContain("PRIVATE").doesNotContain(inner);
    }

    @Test
    void aPkcs12FileIsImported() throws Exception {
        // given
        var brought = authority(CLOCK).issueClaimSigner("Example Press", "from a file");

        // when
        var made =
                create(
                        Map.of(
                                "origin", "IMPORT",
                                "name", "From a file",
                                "pkcs12", pkcs12(brought, "secret"),
                                "password", "secret"));

        // then
        made.then().statusCode(201);
        signedBy(made.path("id")).then().statusCode(200);
    }

    @Test
    void aWrongPasswordIsRefusedAndNotRepeated() throws Exception {
        // given
        var brought = authority(CLOCK).issueClaimSigner("Example Press", "from a file");

        // when
        var answer =
                create(
                        Map.of(
                                "origin", "IMPORT",
                                "name", "From a file",
                                "pkcs12", pkcs12(brought, "secret"),
                                "password", "hunter2"));

        // then
        answer.then()
                .statusCode(422)
                .body("type", equalTo("/problems/unreadable-key"))
                .body("errors[0].pointer", equalTo("/pkcs12"))
                .body(not(containsString("hunter2")));
    }

    @Test
    void anExpiredCertificateIsRefusedWithRuleCertificateAndValue() {
        // given
        var longAgo = Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC);
        var brought = authority(longAgo).issueClaimSigner("Example Press", "expired");

        // when
        var answer = create(imported(brought));

        // then
        answer.then()
                .statusCode(422)
                .body("type", equalTo("/problems/credential-refused"))
                .body("breaches[0].rule", equalTo("VALIDITY"))
                .body("breaches[0].asks", equalTo("in force at the time of signing"))
                .body("breaches[0].certificate", equalTo("CN=expired,O=Example Press,C=XX"))
                .body("breaches[0].found", containsString("2020-12-"));
    }

    @Test
    void aTimeStampersCertificateIsRefusedForItsPurpose() {
        // given
        var brought = authority(CLOCK).issueTimeStamper("Example Press", "stamps");

        // when
        var answer = create(imported(brought));

        // then
        answer.then().statusCode(422).body("breaches.rule", hasItem("EXTENDED_KEY_USAGE"));
    }

    @Test
    void whatIsRefusedLeavesNoKeyBehind() throws IOException {
        // given
        var before = keyFiles();
        var brought = authority(CLOCK).issueTimeStamper("Example Press", "stamps");

        // when
        create(imported(brought)).then().statusCode(422);
        create(with(request("x"), "replaces", "0199c0de-0011-7000-8000-000000000011"))
                .then()
                .statusCode(404);

        // then
        assertThat(keyFiles()).isEqualTo(before);
    }

    @Test
    void rotationRetiresTheOldKeyAndItsManifestsStillVerify() throws IOException {
        // given
        var old = create(Map.of("origin", "DEVELOPMENT", "name", "Rotated"));
        var signed = signedBy(old.path("id")).asByteArray();
        assertThat(keyFiles()).contains(old.path("id") + ".key");

        // when
        var next = admin().post(IDENTITIES + "/" + old.path("id") + "/rotation");

        // then
        next.then()
                .statusCode(201)
                .body("state", equalTo("ACTIVE"))
                .body("replaces", equalTo(old.path("id")))
                .body("certificateSha256", not(equalTo(old.path("certificateSha256"))));
        admin().get(IDENTITIES + "/" + old.path("id"))
                .then()
                .body("state", equalTo("RETIRED"))
                .body("retiredAt", notNullValue());
        assertThat(keyFiles()).doesNotContain(old.path("id") + ".key");
        signedBy(old.path("id")).then().statusCode(409);
        verify(signed).then().body("state", equalTo("Trusted"));
        signedBy(next.path("id")).then().statusCode(200);
    }

    @Test
    void theOldKeySignsUntilTheSuccessorHasItsCertificate() throws Exception {
        // given
        var authority = authority(CLOCK);
        var old = create(request("Handed over"));
        certify(old.path("id"), answered(authority, old)).then().statusCode(200);

        // when
        var next = admin().post(IDENTITIES + "/" + old.path("id") + "/rotation");

        // then
        next.then().statusCode(201).body("state", equalTo("REQUESTED"));
        signedBy(old.path("id")).then().statusCode(200);
        assertThat(subject(next)).endsWith("O=Example Press,CN=Handed over");
        certify(next.path("id"), answered(authority, next)).then().statusCode(200);
        signedBy(old.path("id")).then().statusCode(409);
        signedBy(next.path("id")).then().statusCode(200);
    }

    @Test
    void aKeyMadeElsewhereIsRotatedByAnother() {
        // given
        var authority = authority(CLOCK);
        var old = create(imported(authority.issueClaimSigner("Example Press", "one")));
        admin().post(IDENTITIES + "/" + old.path("id") + "/rotation")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/rotation-needs-a-key"));

        // when
        var next =
                create(
                        with(
                                imported(authority.issueClaimSigner("Example Press", "two")),
                                "replaces",
                                old.path("id")));

        // then
        next.then().statusCode(201);
        admin().get(IDENTITIES + "/" + old.path("id")).then().body("state", equalTo("RETIRED"));
    }

    @Test
    void whatBecomesOfAnIdentityIsToldAndWhatItSigned() throws SQLException {
        // given
        var made = create(Map.of("origin", "DEVELOPMENT", "name", "Told"));
        var id = made.<String>path("id");

        // when
        signedBy(id).then().statusCode(200);
        admin().post(IDENTITIES + "/" + id + "/retirement").then().statusCode(200);

        // then
        assertThat(told(id))
                .containsExactly(
                        "dev.candor.provenance.signing-identity-activated signing-identities/" + id,
                        "dev.candor.provenance.manifest-signed manifests/urn:c2pa:",
                        "dev.candor.provenance.signing-identity-retired signing-identities/" + id);
    }

    private List<String> told(String identity) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select body::json->>'type' || ' ' ||"
                                    + " regexp_replace(body::json->>'subject', '(urn:c2pa:).*',"
                                    + " '\\1') from outbox_event where"
                                    + " body::json->'data'->>'identity' = ? order by position")) {
            query.setString(1, identity);
            try (var rows = query.executeQuery()) {
                var events = new ArrayList<String>();
                while (rows.next()) {
                    events.add(rows.getString(1));
                }
                return events;
            }
        }
    }

    @Test
    void retirementIsFinal() {
        // given
        var made = create(Map.of("origin", "DEVELOPMENT", "name", "Final"));
        var address = IDENTITIES + "/" + made.path("id");

        // when
        admin().post(address + "/retirement")
                .then()
                .statusCode(200)
                .body("state", equalTo("RETIRED"));

        // then
        admin().post(address + "/retirement")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/identity-retired"));
        admin().post(address + "/rotation").then().statusCode(409);
        create(with(Map.of("origin", "DEVELOPMENT", "name", "Next"), "replaces", made.path("id")))
                .then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/replaces"));
    }

    @Test
    void thePreferredIdentitySignsForWhoeverNamesNone() {
        // given
        var first = create(Map.of("origin", "DEVELOPMENT", "name", "First", "preferred", true));
        var second = create(Map.of("origin", "DEVELOPMENT", "name", "Second", "preferred", true));

        // when
        var signed = signed("{\"title\": \"Harbour\"}");

        // then
        admin().get(uses(second))
                .then()
                .body("items.manifest", hasItem(signed.header("Candor-Manifest")));
        admin().get(IDENTITIES + "/" + first.path("id"))
                .then()
                .body("state", equalTo("ACTIVE"))
                .body("preferred", equalTo(false));
        admin().post(IDENTITIES + "/" + second.path("id") + "/retirement").then().statusCode(200);
        verify(signed("{\"title\": \"Harbour\"}").asByteArray())
                .then()
                .body("manifests[-1].signature.subject", equalTo("Candor (development)"));
    }

    @Test
    void everyUseIsWrittenDown() {
        // given
        var made = create(Map.of("origin", "DEVELOPMENT", "name", "Audited"));
        var media = Pictures.jpeg();

        // when
        var signed = signedBy(made.path("id"));
        signed(
                        """
                        {"title": "x", "identity": "%1$s",
                         "actors": [{"identity": "%1$s", "roles": ["cawg.king"]}]}
                        """
                                .formatted(made.<String>path("id")))
                .then()
                .statusCode(422);

        // then
        var uses = bearer(Tokens.of("aldo.auditor")).get(uses(made));
        uses.then()
                .statusCode(200)
                .body(
                        "items.purpose",
                        equalTo(
                                List.of(
                                        "PROOF_OF_POSSESSION",
                                        "MANIFEST",
                                        "MANIFEST",
                                        "MANIFEST",
                                        "IDENTITY_ASSERTION",
                                        "MANIFEST",
                                        "IDENTITY_ASSERTION")))
                .body(
                        "items.outcome",
                        equalTo(
                                List.of(
                                        "DONE",
                                        "ATTEMPTED",
                                        "DONE",
                                        "ATTEMPTED",
                                        "ATTEMPTED",
                                        "FAILED",
                                        "FAILED")))
                .body("items[1].assetSha256", equalTo(Digests.sha256Hex(media)))
                .body("items[1].actor", notNullValue())
                .body("items[2].use", equalTo(uses.path("items[1].use")))
                .body("items[2].manifest", equalTo(signed.header("Candor-Manifest")))
                .body("items[2].certificateSha256", equalTo(made.path("certificateSha256")))
                .body("items[5].reason", equalTo("UNKNOWN_ACTOR_ROLE"))
                .body("items[5].manifest", nullValue());
    }

    @Test
    void usesComeInPages() {
        // given
        var made = create(Map.of("origin", "DEVELOPMENT", "name", "Paged"));
        signedBy(made.path("id")).then().statusCode(200);

        // when
        var first = admin().get(uses(made) + "?limit=2");
        var second = admin().get(uses(made) + "?limit=2&cursor=" + first.path("next"));

        // then
        first.then().body("items.size()", equalTo(2)).header("Link", containsString("next"));
        second.then().body("items.size()", equalTo(1)).body("next", nullValue());
        assertThat(second.<String>path("items[0].outcome")).isEqualTo("DONE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update key_use set actor_id = 'nobody'",
                "delete from key_use",
                "truncate key_use"
            })
    void theRecordOfUsesIsNotChanged(String statement) throws SQLException {
        // given
        create(Map.of("origin", "DEVELOPMENT", "name", "Kept"));

        // then
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .hasMessageContaining("the table is append only");
        }
    }

    @Test
    void aRetiredIdentityIsNotRevivedByHand() throws SQLException {
        // given
        var made = create(Map.of("origin", "DEVELOPMENT", "name", "Dead"));
        admin().post(IDENTITIES + "/" + made.path("id") + "/retirement").then().statusCode(200);

        // then
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            assertThatThrownBy(
                            () ->
                                    sql.execute(
                                            "update signing_identity set state = 'ACTIVE',"
                                                    + " retired_at = null where id = '%s'"
                                                            .formatted(made.<String>path("id"))))
                    .hasMessageContaining("RETIRED signing identity is refused");
        }
    }

    @Test
    void theDatabaseHasNoKey() throws SQLException {
        // given
        var brought = authority(CLOCK).issueClaimSigner("Example Press", "not in the database");
        create(imported(brought)).then().statusCode(201);
        var inner = Pem.of(brought.key()).lines().skip(1).findFirst().orElseThrow();

        // when
        try (var connection = database.getConnection();
                var sql = connection.createStatement();
                var rows =
                        sql.executeQuery(
                                "select string_agg(i::text, '') from signing_identity i union all"
                                        + " select string_agg(r::text, '') from idempotency_record"
                                        + " r")) {
            // then
            while (rows.next()) {
                assertThat(String.valueOf(rows.getString(1)))
                        .doesNotContain("PRIVATE")
                        .doesNotContain(inner);
            }
        }
    }

    @Test
    void anotherOrganizationsIdentityDoesNotExist() {
        // given
        var made = create(Map.of("origin", "DEVELOPMENT", "name", "Ours"));
        var address = IDENTITIES + "/" + made.path("id");
        var stranger = bearer(Tokens.ofOtherOrganization());

        // then
        stranger.get(address)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-signing-identity"));
        bearer(Tokens.ofOtherOrganization()).get(address + "/uses").then().statusCode(404);
        bearer(Tokens.ofOtherOrganization())
                .get(IDENTITIES)
                .then()
                .body("items.id", equalTo(List.of("installation")));
        bearer(Tokens.ofOtherOrganization())
                .multiPart("manifest", manifest(made.path("id")))
                .multiPart("asset", "picture", Pictures.jpeg(), "application/octet-stream")
                .post("/v1/signatures")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-signing-identity"));
    }

    @Test
    void aRepeatedRequestMakesNoSecondKey() throws IOException {
        // given
        var request = Map.of("origin", "DEVELOPMENT", "name", "Once");
        var first = keyed("once", request);
        var before = keyFiles();

        // when
        var second = keyed("once", request);
        var other = keyed("once", Map.of("origin", "DEVELOPMENT", "name", "Twice"));

        // then
        first.then().statusCode(201);
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        other.then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
        assertThat(keyFiles()).isEqualTo(before);
    }

    @Test
    void theOperatorsIdentityIsListedFirstAndNotTouched() {
        // given
        create(Map.of("origin", "DEVELOPMENT", "name", "Listed"));

        // then
        admin().get(IDENTITIES + "?limit=1")
                .then()
                .body("items.id", equalTo(List.of("installation")))
                .body("next", notNullValue());
        admin().get(IDENTITIES + "?limit=200")
                .then()
                .body("items[0].origin", equalTo("INSTALLATION"))
                .body("items.name", hasItems("Installation", "Listed"));
        admin().post(IDENTITIES + "/installation/retirement")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/identity-set-by-operator"));
        admin().post(IDENTITIES + "/not-an-id/retirement").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|/origin",
                "{\"origin\": \"MAGIC\", \"name\": \"x\"}|/origin",
                "{\"origin\": \"INSTALLATION\", \"name\": \"x\"}|/origin",
                "{\"origin\": \"DEVELOPMENT\", \"name\": \" \"}|/name",
                "{\"origin\": \"DEVELOPMENT\", \"name\": \"a\\u0007b\"}|/name",
                "{\"origin\": \"DEVELOPMENT\", \"name\": 5}|/name",
                "{\"origin\": \"DEVELOPMENT\", \"name\": \"x\", \"algorithm\":"
                        + " \"ES255\"}|/algorithm",
                "{\"origin\": \"DEVELOPMENT\", \"name\": \"x\", \"replaces\": \"x\"}|/replaces",
                "{\"origin\": \"DEVELOPMENT\", \"name\": \"x\", \"keyPem\": \"x\"}|/keyPem",
                "{\"origin\": \"DEVELOPMENT\", \"name\": \"x\", \"secret\": \"x\"}|/secret",
                "{\"origin\": \"CERTIFICATE_REQUEST\", \"name\": \"x\"}|/country",
                "{\"origin\": \"CERTIFICATE_REQUEST\", \"name\": \"x\", \"country\":"
                        + " \"de\"}|/country",
                "{\"origin\": \"CERTIFICATE_REQUEST\", \"name\": \"x\", \"country\":"
                        + " \"DE\"}|/organizationName",
                "{\"origin\": \"IMPORT\", \"name\": \"x\"}|/keyPem",
                "{\"origin\": \"IMPORT\", \"name\": \"x\", \"keyPem\": \"x\"}|/chainPem",
                "{\"origin\": \"IMPORT\", \"name\": \"x\", \"pkcs12\": \"x\", \"chainPem\":"
                        + " \"x\"}|/chainPem",
                "{\"origin\": \"REFERENCE\", \"name\": \"x\"}|/reference"
            })
    void wrongInputIsNamed(String body, String pointer) {
        admin().contentType(ContentType.JSON)
                .body(body)
                .post(IDENTITIES)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"origin\": \"IMPORT\", \"name\": \"x\", \"keyPem\": \"x\", \"chainPem\":"
                        + " \"x\"}|/keyPem",
                "{\"origin\": \"IMPORT\", \"name\": \"x\", \"pkcs12\": \"AAAA\"}|/pkcs12",
                "{\"origin\": \"IMPORT\", \"name\": \"x\", \"pkcs12\": \"%%%%\"}|/pkcs12",
                "{\"origin\": \"REFERENCE\", \"name\": \"x\", \"reference\": \"nope\"}|/reference",
                "{\"origin\": \"REFERENCE\", \"name\": \"x\", \"reference\": \"nope\","
                        + " \"chainPem\": \"x\"}|/chainPem"
            })
    void materialThatCannotBeReadIsNamed(String body, String pointer) {
        admin().contentType(ContentType.JSON)
                .body(body)
                .post(IDENTITIES)
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    private static Response signedBy(String identity) {
        return signed(manifest(identity));
    }

    private static Response signed(String manifest) {
        return publisher()
                .multiPart("manifest", manifest)
                .multiPart("asset", "picture", Pictures.jpeg(), "application/octet-stream")
                .post("/v1/signatures");
    }

    private static String manifest(String identity) {
        return "{\"title\": \"Harbour\", \"identity\": \"%s\"}".formatted(identity);
    }

    private static Response create(Map<String, ?> request) {
        return admin().contentType(ContentType.JSON).body(request).post(IDENTITIES);
    }

    private static Response keyed(String key, Map<String, ?> request) {
        return admin().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(request)
                .post(IDENTITIES);
    }

    private static Response certify(String id, String chain) {
        return admin().contentType(ContentType.JSON)
                .body(Map.of("chainPem", chain))
                .post(IDENTITIES + "/" + id + "/certificates");
    }

    private static Map<String, Object> request(String name) {
        return Map.of(
                "origin", "CERTIFICATE_REQUEST",
                "name", name,
                "country", "DE",
                "organizationName", "Example Press");
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

    private static Map<String, Object> with(Map<String, ?> request, String member, Object value) {
        var more = new HashMap<String, Object>(request);
        more.put(member, value);
        return more;
    }

    private static String uses(Response made) {
        return IDENTITIES + "/" + made.path("id") + "/uses";
    }

    private static RequestSpecification admin() {
        return bearer(Tokens.of("ada.admin"));
    }

    private static DevelopmentAuthority authority(Clock clock) {
        return DevelopmentAuthority.create("Example CA", clock, new SecureRandom());
    }

    /// The certificate an authority gives for a request.
    private static String answered(DevelopmentAuthority authority, Response requested)
            throws Exception {
        var request = read(requested.path("requestPem"));
        var holder = new JcaPEMKeyConverter().getPublicKey(request.getSubjectPublicKeyInfo());
        var name = subject(requested).replaceFirst(".*CN=([^,]+).*", "$1");
        return Pem.of(List.of(authority.certifyClaimSigner("Example Press", name, holder)));
    }

    private static String subject(Response requested) throws IOException {
        return read(requested.path("requestPem")).getSubject().toString();
    }

    private static PKCS10CertificationRequest read(String pem) throws IOException {
        try (var parser = new PEMParser(new StringReader(pem))) {
            return (PKCS10CertificationRequest) parser.readObject();
        }
    }

    private static String pkcs12(SigningIdentity identity, String password) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "signing",
                identity.key(),
                password.toCharArray(),
                identity.chain().toArray(Certificate[]::new));
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static List<String> keyFiles() throws IOException {
        Path folder = SuiteFiles.spool().resolveSibling("provenance-keys").resolve("keys");
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
