package dev.candor.acceptance;

import static dev.candor.acceptance.RunningSuite.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.testkit.reference.ReferenceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What c2pa-rs, the reference implementation, says of what the suite publishes.
///
/// Needs what [ReferenceReader] needs.
@ExtendWith(RunningSuite.class)
@SuppressWarnings("NullAway.Init") // fetched before all tests
class InteropIT {
    @TempDir Path folder;

    private static ReferenceReader reader;

    @BeforeAll
    static void fetchTheJudge() throws IOException, InterruptedException {
        reader = ReferenceReader.in(House.root().resolve("acceptance/target/interop"));
    }

    @Test
    void publicationsAreTrustedAndTamperedOnesAreNot() throws Exception {
        // given
        var files = new TreeMap<String, byte[]>();
        files.put("generated.jpg", published("trainedAlgorithmicMedia", Pictures.jpeg(), "jpeg"));
        files.put(
                "edited.png",
                published("compositeWithTrainedAlgorithmicMedia", Pictures.png(), "png"));
        files.put("again.jpg", published(null, files.get("generated.jpg"), "jpeg"));
        var tampered = files.get("generated.jpg").clone();
        tampered[tampered.length - 100] ^= 1;
        files.put("tampered.jpg", tampered);

        // when
        var verdicts = judge(files);

        // then
        assertThat(verdicts)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "generated.jpg", "Trusted []",
                                "edited.png", "Trusted []",
                                "again.jpg", "Trusted []",
                                "tampered.jpg", "Invalid [assertion.dataHash.mismatch]"));
    }

    /// It fetches the store from where the media says it is: the gateway, without a token.
    @Test
    void mediaThatOnlyNamesItsManifestIsTrusted() throws Exception {
        // given
        var files = new TreeMap<String, byte[]>();
        files.put("remote.jpg", signedRemotely(Pictures.jpeg()));
        files.put("remote.png", signedRemotely(Pictures.png()));
        var tampered = files.get("remote.jpg").clone();
        tampered[tampered.length - 100] ^= 1;
        files.put("tampered.jpg", tampered);

        // then
        assertThat(judge(files))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "remote.jpg", "Trusted []",
                                "remote.png", "Trusted []",
                                "tampered.jpg", "Invalid [assertion.dataHash.mismatch]"));
    }

    private static byte[] signedRemotely(byte[] asset) {
        return as("demo-integrator")
                .multiPart("manifest", "{\"title\": \"Harbour\", \"output\": \"REMOTE\"}")
                .multiPart("asset", "picture", asset, "application/octet-stream")
                .post("/v1/signatures")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private Map<String, String> judge(Map<String, byte[]> files)
            throws IOException, InterruptedException {
        String anchors =
                as("ada.admin").get("/v1/trust-lists").then().extract().path("items[0].anchorsPem");
        var said = new TreeMap<String, String>();
        reader.judge(folder, anchors, files)
                .forEach(
                        (file, verdict) ->
                                said.put(file, verdict.state() + " " + verdict.failures()));
        return said;
    }

    private static byte[] published(@Nullable String sourceType, byte[] asset, String format) {
        var request = Publishing.by("demo-integrator").asset(asset, "image/" + format);
        var declared =
                sourceType == null
                        ? request.notDeclaring("digitalSourceType")
                        : request.declaring("digitalSourceType", sourceType);
        String location = declared.publish().statusCode(201).extract().header("Location");
        return as("demo-integrator").get(location + "/asset").asByteArray();
    }
}
