package dev.candor.acceptance;

import static dev.candor.acceptance.RunningSuite.as;
import static dev.candor.acceptance.Signatures.sign;
import static dev.candor.acceptance.Signatures.signEdit;
import static dev.candor.acceptance.Signatures.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Case study A15: a photo of damaged heritage, signed at capture by an author who is at risk. It
/// is cropped and published, with the place told roughly and the author not at all; and still
/// anybody sees that it was captured, by an unbroken line.
@ExtendWith(RunningSuite.class)
class AuthenticCaptureIT {
    private static final String AUTHOR = "Olena Authoress";

    @Test
    void lineageStaysAndTheAuthorDoesNot() throws IOException {
        // given
        var capture = captured();
        var label = capture.header("Candor-Manifest");
        assertThat(text(capture.asByteArray())).contains(AUTHOR).contains("47,5.7060N");

        // when
        var edited =
                signEdit(
                        cropped(capture.asByteArray()),
                        capture.asByteArray(),
                        Map.of(
                                "title",
                                "The theatre, cropped",
                                "actions",
                                List.of(
                                        Map.of("action", "c2pa.opened"),
                                        Map.of(
                                                "action", "c2pa.cropped",
                                                "digitalSourceType", "humanEdits")),
                                "redactions",
                                List.of(
                                        Map.of(
                                                "assertion",
                                                "self#jumbf=/c2pa/%s/c2pa.assertions/c2pa.metadata"
                                                        .formatted(label),
                                                "reason",
                                                "PERSONAL_DATA")),
                                "location",
                                Map.of("latitude", 47.0951, "longitude", 37.5413, "decimals", 0)));
        edited.then().statusCode(200);
        var publication =
                Publishing.by("demo-integrator")
                        .notDeclaring("digitalSourceType")
                        .asset(edited.asByteArray(), "image/jpeg")
                        .publish();

        // then
        publication
                .statusCode(201)
                .body("verification.state", is("Trusted"))
                .body("verdict.class", not(startsWith("AI")))
                .body("label.rendered", is(false));
        String address = publication.extract().header("Location");
        var published = as("demo-integrator").get(address + "/asset").asByteArray();
        verified(published)
                .body("state", is("Trusted"))
                .body("findings.findAll { it.kind == 'failure' }.code", is(empty()))
                .body("ai", is(empty()))
                .body("manifests[0].label", equalTo(label))
                .body("manifests[0].actions[0].digitalSourceType", endsWith("/digitalCapture"))
                .body(
                        "manifests[1].actions.action",
                        equalTo(List.of("c2pa.opened", "c2pa.cropped", "c2pa.redacted")))
                .body("manifests[1].ingredients[0].manifest", equalTo(label))
                .body(
                        "manifests[1].redactions",
                        hasItem(endsWith(label + "/c2pa.assertions/c2pa.metadata")))
                .body("manifests.size()", is(3));
        assertThat(text(published))
                .doesNotContain(AUTHOR)
                .doesNotContain("47,5.7060N")
                .contains("47,0.0N");
    }

    private static Response captured() {
        var camera = Signatures.identity(Map.of("origin", "DEVELOPMENT", "name", "Camera 1"));
        var signed =
                sign(
                        Pictures.jpeg(),
                        Map.of(
                                "title",
                                "The theatre",
                                "identity",
                                camera,
                                "actions",
                                List.of(
                                        Map.of(
                                                "action", "c2pa.created",
                                                "digitalSourceType", "digitalCapture")),
                                "metadata",
                                Map.of(
                                        "@context",
                                        Map.of(
                                                "dc", "http://purl.org/dc/elements/1.1/",
                                                "exif", "http://ns.adobe.com/exif/1.0/"),
                                        "dc:creator",
                                        AUTHOR,
                                        "exif:GPSLatitude",
                                        "47,5.7060N",
                                        "exif:GPSLongitude",
                                        "37,32.4780E")));
        signed.then().statusCode(200);
        return signed;
    }

    private static byte[] cropped(byte[] jpeg) throws IOException {
        var picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        var part = picture.getSubimage(40, 30, picture.getWidth() - 80, picture.getHeight() - 60);
        var out = new ByteArrayOutputStream();
        ImageIO.write(part, "jpg", out);
        return out.toByteArray();
    }

    private static String text(byte[] media) {
        return new String(media, StandardCharsets.ISO_8859_1);
    }
}
