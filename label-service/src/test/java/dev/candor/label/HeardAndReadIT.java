package dev.candor.label;

import static dev.candor.label.Http.created;
import static dev.candor.label.Http.declared;
import static dev.candor.label.Http.integrator;
import static dev.candor.label.Http.plannedLabel;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.label.rendering.image.Pictures;
import dev.candor.label.rendering.process.Tool;
import dev.candor.label.rendering.process.Toolbox;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;

/// Media that is no picture, over HTTP.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_label"))
class HeardAndReadIT {
    @Test
    void aPageCarriesItsLineAndTheRecordSaysWhere() {
        var page = "<!DOCTYPE html><html><head></head><body><h1>News</h1></body></html>";

        var answer = rendered(planned("text/html"), page.getBytes(UTF_8)).statusCode(200).extract();

        assertThat(answer.contentType()).startsWith("text/html");
        assertThat(new String(answer.asByteArray(), UTF_8))
                .contains("lang=\"zh-Hans\"")
                .contains("可能为AI生成合成内容")
                .contains("application/ld+json");
        integrator()
                .get("/v1/renderings/" + answer.header("Candor-Rendering"))
                .then()
                .statusCode(200)
                .body("text", equalTo("可能为AI生成合成内容"))
                .body("measured.box", nullValue())
                .body("measured.checks.what", hasItems("lineAt", "forMachines"));
    }

    @Test
    void aSignedMailIsRefusedAndSaysWhy() {
        var mail = "DKIM-Signature: v=1\r\nFrom: a@example.com\r\n\r\nGood news\r\n";

        rendered(planned("message/rfc822"), mail.getBytes(UTF_8))
                .statusCode(422)
                .body("type", equalTo("/problems/signed-media"))
                .body("detail", containsString("then sign"));
    }

    @Test
    void aRecordingSaysItAtTheRateThatIsDue() {
        needs(Tool.FFMPEG, Tool.FFPROBE);

        var answer = rendered(planned("audio/wav"), noise(2)).statusCode(200).extract();

        assertThat(answer.contentType()).isEqualTo("audio/wav");
        assertThat(answer.asByteArray().length).isGreaterThan(noise(2).length);
        integrator()
                .get("/v1/renderings/" + answer.header("Candor-Rendering"))
                .then()
                .statusCode(200)
                .body("rendered", equalTo(true))
                .body(
                        "measured.checks.what",
                        hasItem(
                                Toolbox.ofThisMachine().has(Tool.ESPEAK_NG)
                                        ? "speechRate"
                                        : "rhythm"))
                .body("measured.checks.what", hasItem("likeness"));
    }

    @Test
    void aDocumentIsStamped() throws IOException {
        needs(Tool.PDFTOPPM);

        var answer = rendered(planned("application/pdf"), document()).statusCode(200).extract();

        assertThat(answer.contentType()).isEqualTo("application/pdf");
        integrator()
                .get("/v1/renderings/" + answer.header("Candor-Rendering"))
                .then()
                .statusCode(200)
                .body("measured.checks.what", hasItems("inkHeight", "contrastRatio"));
    }

    /// A plan for a picture does not let a page or a recording pass unlabelled.
    @Test
    void mediaOfAnotherKindThanPlannedIsRefused() throws IOException {
        for (byte[] media : List.of("<html></html>".getBytes(UTF_8), noise(1), document())) {
            rendered(plannedLabel(), media)
                    .statusCode(422)
                    .body("type", equalTo("/problems/other-media"));
        }
    }

    /// Nor does a plan for a text let a picture pass.
    @Test
    void aPictureIsNotReleasedUnderAPlanForText() throws IOException {
        for (byte[] media : List.of(Pictures.jpeg(Pictures.busy(400, 300)), noise(1))) {
            rendered(planned("text/html"), media)
                    .statusCode(422)
                    .body("type", equalTo("/problems/other-media"));
        }
    }

    private static ValidatableResponse rendered(String plan, byte[] media) {
        return integrator()
                .contentType("application/octet-stream")
                .body(media)
                .post("/v1/renderings?plan=" + plan)
                .then();
    }

    /// A plan for China, where all kinds of media are labelled.
    private static String planned(String mediaType) {
        var verdict = created(integrator(), "/v1/verdicts", declared("trainedAlgorithmicMedia"));
        return created(
                integrator(),
                "/v1/plans",
                Map.of(
                        "verdictId",
                        verdict,
                        "markets",
                        List.of("CN"),
                        "languages",
                        List.of("zh-Hans"),
                        "media",
                        Map.of("mediaType", mediaType)));
    }

    private static void needs(Tool... tools) {
        for (Tool tool : tools) {
            assumeTrue(
                    Toolbox.ofThisMachine().has(tool),
                    tool.command() + " is missing: install " + tool.debianPackage());
        }
    }

    /// One channel of quiet noise.
    private static byte[] noise(int seconds) {
        var rate = 16_000;
        var random = new Random(7);
        var wave = ByteBuffer.allocate(44 + 2 * rate * seconds).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(UTF_8)).putInt(36 + 2 * rate * seconds);
        wave.put("WAVEfmt ".getBytes(UTF_8)).putInt(16).putShort((short) 1).putShort((short) 1);
        wave.putInt(rate).putInt(2 * rate).putShort((short) 2).putShort((short) 16);
        wave.put("data".getBytes(UTF_8)).putInt(2 * rate * seconds);
        while (wave.hasRemaining()) {
            wave.putShort((short) (random.nextGaussian() * 1500));
        }
        return wave.array();
    }

    private static byte[] document() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(out);
        }
        return out.toByteArray();
    }
}
