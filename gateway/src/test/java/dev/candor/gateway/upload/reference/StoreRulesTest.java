package dev.candor.gateway.upload.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.kit.problem.Declined;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreRulesTest {
    private static final String LISTED = "https://media.example.org,https://films.example.org:8443";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://media.example.org/a.mp4?signature=x%2Fy",
                "https://MEDIA.example.org:443/a.mp4",
                "https://films.example.org:8443/a.mp4"
            })
    void addressOfAListedOriginIsTaken(String url) {
        assertThat(rules(LISTED).require(url).toString()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://media.example.org/a.mp4",
                "https://media.example.org:8443/a.mp4",
                "https://films.example.org/a.mp4",
                "https://media.example.org.evil.example/a.mp4",
                "https://evil.example/media.example.org",
                "https://media.example.org@evil.example/a.mp4",
                "https://media.example.org:x@media.example.org/a.mp4",
                "https://media.example.org/a.mp4#part",
                "https://203.0.113.7/a.mp4",
                "https://[2001:db8::1]/a.mp4",
                "file:///etc/passwd",
                "//media.example.org/a.mp4",
                "media.example.org/a.mp4",
                "https://media.example.org/a b",
                "https:///a.mp4",
                ""
            })
    void everyOtherAddressIsRefused(String url) {
        refuses(rules(LISTED), url);
    }

    @Test
    void nothingIsListedUntilSomebodyDoes() {
        refuses(rules(""), "https://media.example.org/a.mp4");
    }

    private static void refuses(StoreRules rules, String url) {
        assertThatThrownBy(() -> rules.require(url))
                .isInstanceOfSatisfying(
                        Declined.class,
                        refusal -> {
                            assertThat(refusal.type())
                                    .isEqualTo(ReferenceProblem.STORE_NOT_ALLOWED);
                            assertThat(refusal.pointer()).contains("/asset/url");
                        });
    }

    private static StoreRules rules(String origins) {
        return new StoreRules(
                new SmallRyeConfigBuilder()
                        .withMapping(StoreConfig.class)
                        .withDefaultValue("candor.gateway.stores.origins", origins)
                        .build()
                        .getConfigMapping(StoreConfig.class));
    }
}
