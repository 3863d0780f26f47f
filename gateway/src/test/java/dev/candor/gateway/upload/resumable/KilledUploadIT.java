package dev.candor.gateway.upload.resumable;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.candor.gateway.Neighbourhood;
import dev.candor.gateway.publication.Replica;
import dev.candor.kit.digest.Digests;
import dev.candor.testkit.SuiteResource;
import dev.candor.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// `kill -9` of the gateway in the middle of an append: another replica knows what has come for
/// good, and goes on from there.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
class KilledUploadIT {
    private static final String WORD = "abcdefgh";
    private static final String WHOLE = WORD.repeat(1000);

    private final String token = Tokens.of("petra.publisher");

    @Test
    void uploadGoesOnAtAnotherReplica() throws IOException {
        // given
        String upload;
        int sent = 0;
        try (var replica = Replica.start()) {
            upload = path(begun(replica));
            var address = URI.create(replica.address());
            try (var append = new SlowAppend(address, upload, token, 0, WHOLE.length())) {
                while (offset(upload) == 0) {
                    append.send(WORD);
                    sent += WORD.length();
                }
                replica.kill();
            }
        }

        // when
        var told = as().head(upload);

        // then
        told.then().statusCode(204).header("Upload-Complete", "?0");
        int offset = Integer.parseInt(told.header("Upload-Offset"));
        assertThat(offset).isPositive().isLessThanOrEqualTo(sent);
        as().header("Upload-Offset", offset)
                .header("Upload-Complete", "?1")
                .contentType("application/partial-upload")
                .body(WHOLE.substring(offset).getBytes(StandardCharsets.US_ASCII))
                .patch(upload)
                .then()
                .statusCode(200)
                .body("sha256", is(Digests.sha256Hex(WHOLE)));
        as().delete(upload).then().statusCode(204);
    }

    private String begun(Replica replica) {
        return as().baseUri(replica.address())
                .header("Upload-Complete", "?0")
                .contentType("image/png")
                .post("/v1/uploads")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    /// Replicas share the database: what one has made to last, all tell.
    private int offset(String upload) {
        return as().get(upload).path("offset");
    }

    private RequestSpecification as() {
        return given().header("Authorization", "Bearer " + token);
    }

    private static String path(String location) {
        return URI.create(location).getPath();
    }
}
