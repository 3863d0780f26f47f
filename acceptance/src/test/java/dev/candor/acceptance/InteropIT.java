package dev.candor.acceptance;

import static dev.candor.acceptance.RunningSuite.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What c2pa-rs, the reference implementation, says of what the suite publishes.
///
/// Needs Node with npm and its registry; where those are missing it is reported as skipped.
@ExtendWith(RunningSuite.class)
class InteropIT {
    private static final Path JUDGE = House.root().resolve("acceptance/target/interop");

    @TempDir Path folder;

    @BeforeAll
    static void fetchTheJudge() throws IOException, InterruptedException {
        Files.createDirectories(JUDGE);
        for (var name : List.of("package.json", "judge.mjs")) {
            Files.writeString(
                    JUDGE.resolve(name),
                    Files.readString(
                            House.root().resolve("acceptance/src/test/node").resolve(name)));
        }
        if (Files.exists(JUDGE.resolve("node_modules/@contentauth/c2pa-node/dist/index.node"))) {
            return;
        }
        try {
            var install =
                    new ProcessBuilder(
                                    "npm",
                                    "install",
                                    "--ignore-scripts",
                                    "--no-audit",
                                    "--no-fund",
                                    "--no-package-lock")
                            .directory(JUDGE.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(JUDGE.resolve("npm.log").toFile())
                            .start();
            if (!install.waitFor(4, TimeUnit.MINUTES) || install.exitValue() != 0) {
                install.destroy();
                abort("SKIPPED: npm cannot fetch @contentauth/c2pa-node here");
            }
        } catch (IOException e) {
            abort("SKIPPED: Node and npm are not installed here");
        }
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

    private Map<String, String> judge(Map<String, byte[]> files)
            throws IOException, InterruptedException {
        var anchors = folder.resolve("anchors.pem");
        String pem =
                as("ada.admin").get("/v1/trust-lists").then().extract().path("items[0].anchorsPem");
        Files.writeString(anchors, pem);
        var command = new ArrayList<>(List.of("node", "judge.mjs", anchors.toString()));
        for (var file : files.entrySet()) {
            command.add(Files.write(folder.resolve(file.getKey()), file.getValue()).toString());
        }
        var node = new ProcessBuilder(command).directory(JUDGE.toFile()).start();
        var said = CandorCommand.text(node.getInputStream().readAllBytes());
        assertThat(node.waitFor()).as(said).isZero();
        var verdicts = new TreeMap<String, String>();
        var json = new ObjectMapper();
        for (var line : said.lines().toList()) {
            var verdict = json.readTree(line);
            var failures = new ArrayList<String>();
            verdict.path("failures").forEach(code -> failures.add(code.asText()));
            verdicts.put(
                    Path.of(verdict.path("file").asText()).getFileName().toString(),
                    verdict.path("state").asText() + " " + failures);
        }
        return verdicts;
    }

    private static byte[] published(
            @org.jspecify.annotations.Nullable String sourceType, byte[] asset, String format) {
        var request = Publishing.by("demo-integrator").asset(asset, "image/" + format);
        var declared =
                sourceType == null
                        ? request.notDeclaring("digitalSourceType")
                        : request.declaring("digitalSourceType", sourceType);
        String location = declared.publish().statusCode(201).extract().header("Location");
        return as("demo-integrator").get(location + "/asset").asByteArray();
    }
}
