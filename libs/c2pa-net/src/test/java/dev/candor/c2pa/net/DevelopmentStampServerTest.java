package dev.candor.c2pa.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.DevelopmentTimeStamper;
import dev.candor.c2pa.port.KeySigner;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentStampServerTest {
    private static final DevelopmentAuthority AUTHORITY =
            DevelopmentAuthority.create("Test", Clock.systemUTC(), new SecureRandom());
    private static final DevelopmentTimeStamper STAMPS =
            new DevelopmentTimeStamper(
                    AUTHORITY.issueTimeStamper("Test", "Clock"),
                    Clock.systemUTC(),
                    new SecureRandom());

    @TempDir Path folder;

    @Test
    void signatureIsStampedOverHttp() throws Exception {
        try (var server = DevelopmentStampServer.start(0, STAMPS)) {
            var policy = NetPolicy.only(Set.of("127.0.0.1")).orPlain().orInside();
            var stamper = new HttpTimeStamper(server.address(), policy);
            var identity = AUTHORITY.issueClaimSigner("Test", "Signer");

            var report =
                    SignedPicture.sign(
                            folder,
                            KeySigner.of(identity.key(), identity.chain()),
                            AUTHORITY.root(),
                            signing -> signing.stampedBy(stamper));

            assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
            assertThat(report.findings())
                    .extracting(Finding::code)
                    .contains(StatusCode.TIME_STAMP_TRUSTED);
        }
    }

    @Test
    void otherRequestsAreRefused() throws Exception {
        try (var server = DevelopmentStampServer.start(0, STAMPS)) {
            assertThat(status(server.address(), "text/plain", 3)).isEqualTo(415);
            assertThat(status(server.address(), "application/timestamp-query", 20_000))
                    .isEqualTo(413);
            assertThat(status(server.address(), "application/timestamp-query", 3)).isEqualTo(200);
        }
    }

    private static int status(URI address, String type, int length)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[length]))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
