package dev.candor.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/grants;x",
                "/v1/grants%3Bx",
                "/v1/grants%3bx",
                "/v1%2Fgrants",
                "/v1%5cgrants",
                "/v1\\grants",
                "/v1//grants",
                "//v1/grants",
                "/v1/../portal",
                "/v1/./grants",
                "/v1/%2e%2e/portal",
                "/v1/grants/..",
                "/v1/%252e",
                "/v1/a%00",
                "v1/grants",
                ""
            })
    void pathWithTwoReadingsIsRefused(String path) {
        assertThat(PathGuard.isPlain(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/grants",
                "/v1/manifests/urn:c2pa:0198b5a0-0000-4000-8000-000000000006",
                "/_static/htmx.org/2.0.2/dist/htmx.min.js",
                "/v1/subjects/caf%C3%A9"
            })
    void plainPathPasses(String path) {
        assertThat(PathGuard.isPlain(path)).isTrue();
    }
}
