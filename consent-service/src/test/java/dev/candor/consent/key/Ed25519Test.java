package dev.candor.consent.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// RFC 8037, appendix A.
class Ed25519Test {
    private static final String D = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
    private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    private static final String PKCS8_OF_A_SEED = "302e020100300506032b657004220420";

    @Test
    void theThumbprintIsThatOfTheStandard() {
        assertThat(Ed25519.thumbprint(X)).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void theSignatureIsThatOfTheStandard() {
        // given
        var seed = HexFormat.of().formatHex(Base64.getUrlDecoder().decode(D));
        var key = Ed25519.privateKey(HexFormat.of().parseHex(PKCS8_OF_A_SEED + seed));
        var message = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";

        // when
        var signature = Ed25519.sign(key, message.getBytes(StandardCharsets.US_ASCII));

        // then
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(signature))
                .isEqualTo(
                        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
    }

    @Test
    void aKeyIsPublishedByItsThirtyTwoBytes() {
        assertThat(Base64.getUrlDecoder().decode(Ed25519.x(Ed25519.make().getPublic())))
                .hasSize(32);
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.privateKey(new byte[48]));
    }
}
