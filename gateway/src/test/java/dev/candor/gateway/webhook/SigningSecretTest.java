package dev.candor.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SigningSecretTest {
    private static final SigningSecret SECRET =
            new SigningSecret(
                    "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    @Test
    void isShownInBase64() {
        assertThat(SECRET.shown()).isEqualTo("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        assertThat(SECRET.toString()).doesNotContain("MDEy").doesNotContain("0123");
    }

    /// `printf %s 'msg_1.1700000000.{}' | openssl dgst -sha256 -hmac … -binary | base64`
    @Test
    void signsIdTimeAndBody() {
        assertThat(SECRET.sign("msg_1", Instant.ofEpochMilli(1_700_000_000_900L), "{}"))
                .isEqualTo("v1,2c4VI0bO4Wd5svqP2unEA9pCk0dTAXr/elrHCJ+/efk=");
    }
}
