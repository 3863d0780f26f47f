package dev.candor.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
    @ParameterizedTest
    @CsvSource({
        "same-origin, , true",
        "same-origin, https://evil.example, true",
        "cross-site, https://candor.example, false",
        "same-site, https://candor.example, false",
        "none, , false",
        ", https://candor.example, true",
        ", https://candor.example.evil.example, false",
        ", http://candor.example, false",
        ", , false"
    })
    void onlyOurOwnPagesAreBelieved(String site, String origin, boolean ours) {
        assertThat(SameOrigin.isSameOrigin(site, origin, URI.create("https://candor.example")))
                .isEqualTo(ours);
    }
}
