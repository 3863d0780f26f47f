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
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the conformance programme reads of a file.
class CrJsonTest {
    private static final TestAuthority AUTHORITY = TestAuthority.trusted();

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
                .contains("es256");
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

    @Test
    void fileWithoutCredentialsHasNoManifests() throws Exception {
        assertThat(crJson(Media.jpeg()).array("manifests")).isEmpty();
    }

    private static Forgery valid() {
        return Forgery.valid(Media.jpeg(), AUTHORITY.signer());
    }

    private JsonValue.Map crJson(byte[] asset) throws Exception {
        var file = Files.write(folder.resolve("asset.jpg"), asset);
        var text =
                new Verifier(AUTHORITY.anchors(), TestAuthority.CLOCK)
                        .examine(VerificationRequest.of(file))
                        .crJson();
        return JsonReader.read(Bytes.of(text.getBytes(StandardCharsets.UTF_8)))
                .asMap()
                .orElseThrow();
    }
}
