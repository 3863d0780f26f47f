package dev.candor.c2pa.crjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.VerificationRequest;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.IngredientForge;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.TestStamps;
import dev.candor.c2pa.policy.Specification;
import dev.candor.c2pa.policy.ValidationPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the conformance programme reads of a file.
class CrJsonTest {
    private static final TestAuthority AUTHORITY = TestAuthority.trusted();
    private static final String PARENT = "urn:c2pa:00000000-0000-4000-8000-0000000000b1";

    @TempDir private Path folder;

    @Test
    void saysWhatTheManifestSaysAndWhatValidationFound() throws Exception {
        var json = crJson(valid().bytes());

        var manifest = json.array("manifests").getFirst().asMap().orElseThrow();
        assertThat(manifest.text("label")).contains(Forgery.LABEL);
        assertThat(manifest.get("isUpdateManifest")).contains(JsonValue.of(false));
        assertThat(
                        manifest.map("claim.v2")
                                .flatMap(claim -> claim.map("claim_generator_info"))
                                .flatMap(info -> info.text("specVersion")))
                .contains("2.4.0");
        var actions =
                manifest.map("assertions")
                        .flatMap(assertions -> assertions.map("c2pa.actions.v2"))
                        .orElseThrow();
        assertThat(actions.array("actions").getFirst().asMap().orElseThrow().text("action"))
                .contains("c2pa.created");
        assertThat(manifest.map("signature").flatMap(one -> one.text("algorithm")))
                .contains("ES256");
        var results = manifest.map("validationResults").orElseThrow();
        assertThat(results.array("success").toString())
                .contains("signingCredential.trusted", "assertion.dataHash.match");
        assertThat(results.array("failure")).isEmpty();
    }

    @Test
    void namesTheSignersCertificate() throws Exception {
        var json = crJson(valid().bytes());

        var info =
                json.array("manifests")
                        .getFirst()
                        .asMap()
                        .orElseThrow()
                        .map("signature")
                        .flatMap(signature -> signature.map("certificateInfo"))
                        .orElseThrow();
        assertThat(info.text("serialNumber"))
                .hasValueSatisfying(hex -> assertThat(hex).matches("[0-9a-f]+"));
        assertThat(info.map("issuer").flatMap(issuer -> issuer.text("O"))).isPresent();
        assertThat(info.map("validity").flatMap(validity -> validity.text("notAfter")))
                .hasValueSatisfying(
                        time -> assertThat(time).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\+00:00"));
    }

    @Test
    void byteStringsAreMarkedAsSuch() throws Exception {
        var json =
                crJson(
                        valid().assertion(
                                        "com.example.bytes",
                                        new CborMapBuilder()
                                                .put("raw", CborValue.of(new byte[] {1, 2, 3}))
                                                .build())
                                .bytes());

        assertThat(json.toString()).contains("b64'AQID'");
    }

    @Test
    void failureIsAmongTheResults() throws Exception {
        var json = crJson(Edits.flip(valid().bytes(), -12));

        var manifest = json.array("manifests").getFirst().asMap().orElseThrow();
        assertThat(
                        manifest.map("validationResults")
                                .map(results -> results.array("failure").toString())
                                .orElseThrow())
                .contains("assertion.dataHash.mismatch");
    }

    /// VAL-CRYP-0001.
    @Test
    void saysByWhichEditionItWasJudged() throws Exception {
        var file = Files.write(folder.resolve("asset.jpg"), valid().bytes());
        var policy = ValidationPolicy.offline(AUTHORITY.anchors(), TestAuthority.CLOCK);

        var old = crJson(new Verifier(policy.with(Specification.V2_2)), file);

        assertThat(edition(old)).contains("2.2.0");
        assertThat(edition(crJson(new Verifier(policy), file))).contains("2.4.0");
    }

    private static Optional<String> edition(JsonValue.Map json) {
        return first(json).map("validationResults").flatMap(one -> one.text("specVersion"));
    }

    @Test
    void listsOfReferencesAreThereEvenIfTheClaimHasNone() throws Exception {
        var claim = first(crJson(valid().bytes())).map("claim.v2").orElseThrow();

        assertThat(claim.get("redacted_assertions")).contains(JsonValue.of(List.of()));
        assertThat(claim.get("gathered_assertions")).contains(JsonValue.of(List.of()));
    }

    @Test
    void signatureThatCannotBeReadIsEmpty() throws Exception {
        var manifest = first(crJson(valid().cose(bytes -> new byte[] {1}).bytes()));

        assertThat(manifest.map("signature").orElseThrow().members()).isEmpty();
    }

    @Test
    void namesWhoStampedTheTime() throws Exception {
        var authority =
                AUTHORITY
                        .issuer()
                        .issue(
                                wish ->
                                        wish.subject("Stamps")
                                                .serial(600)
                                                .purposes(TestAuthority.TIME_STAMPING));
        var stamps = TestStamps.of(authority, "SHA256withECDSA").stampAt(TestAuthority.NOON);

        var info =
                first(crJson(valid().cose(stamps).bytes()))
                        .map("signature")
                        .flatMap(signature -> signature.map("timeStampInfo"))
                        .orElseThrow();

        assertThat(info.text("timestamp")).contains("2026-03-01T12:00:00+00:00");
        assertThat(
                        info.map("certificateInfo")
                                .flatMap(certificate -> certificate.map("subject"))
                                .flatMap(subject -> subject.text("CN")))
                .contains("Stamps");
    }

    /// What an ingredient's manifest was found to be when it was taken in is found again in the
    /// report, and what is new beside it (VAL-INGR-0010).
    @Test
    void recordedResultsOfAnIngredientAreListed() throws Exception {
        var parent =
                Forgery.valid(Media.jpeg(), AUTHORITY.signer())
                        .manifest(active -> active.label(PARENT))
                        .manifest();
        var json =
                crJson(
                        valid().manifest(
                                        active ->
                                                active.ingredient(
                                                        IngredientForge.v3("componentOf")
                                                                .signed(parent)
                                                                .results(
                                                                        List.of(
                                                                                "claimSignature.validated"),
                                                                        List.of(),
                                                                        List.of(
                                                                                "com.example.odd"))))
                                .before(parent)
                                .bytes());

        var results = json.array("manifests").get(1).asMap().orElseThrow().map("validationResults");

        assertThat(codes(results.orElseThrow(), "success"))
                .containsOnlyOnce("ingredient.manifest.validated", "claimSignature.validated");
        assertThat(codes(results.orElseThrow(), "failure")).containsExactly("com.example.odd");
    }

    private static List<String> codes(JsonValue.Map results, String kind) {
        return results.array(kind).stream()
                .map(entry -> entry.asMap().flatMap(map -> map.text("code")).orElseThrow())
                .toList();
    }

    @Test
    void identityIsAboutItsAssertion() throws Exception {
        var json =
                crJson(
                        valid().assertion(
                                        "cawg.identity", new CborMapBuilder().put("a", "b").build())
                                .bytes());

        var failures =
                first(json).map("validationResults").orElseThrow().array("failure").toString();
        assertThat(failures)
                .contains(
                        "cawg.identity",
                        "self#jumbf=/c2pa/" + Forgery.LABEL + "/c2pa.assertions/cawg.identity");
    }

    @Test
    void fileWithoutCredentialsHasNoManifests() throws Exception {
        assertThat(crJson(Media.jpeg()).array("manifests")).isEmpty();
    }

    private static Forgery valid() {
        return Forgery.valid(Media.jpeg(), AUTHORITY.signer());
    }

    private static JsonValue.Map first(JsonValue.Map json) {
        return json.array("manifests").getFirst().asMap().orElseThrow();
    }

    private JsonValue.Map crJson(byte[] asset) throws Exception {
        return crJson(
                new Verifier(AUTHORITY.anchors(), TestAuthority.CLOCK),
                Files.write(folder.resolve("asset.jpg"), asset));
    }

    private static JsonValue.Map crJson(Verifier verifier, Path file) throws Exception {
        var text = verifier.examine(VerificationRequest.of(file)).crJson();
        return JsonReader.read(Bytes.of(text.getBytes(StandardCharsets.UTF_8)))
                .asMap()
                .orElseThrow();
    }
}
