package dev.candor.provenance.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.kit.problem.Declined;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAddressesTest {
    private static final String PUBLIC = "candor.provenance.manifest.public-url";

    @Test
    void addressIsBelowWhereEverybodyReachesTheInstallation() {
        var addresses = addresses(Map.of(PUBLIC, "https://candor.example/suite"));

        var address = addresses.next();

        assertThat(address.uri())
                .hasToString("https://candor.example/suite/v1/manifests/stores/" + address.id());
        assertThat(address.id().version()).isEqualTo(4); // nothing of it is a time
        assertThat(addresses.next().id()).isNotEqualTo(address.id());
    }

    @Test
    void withoutItThereIsNoAddress() {
        assertThatThrownBy(() -> addresses(Map.of()).next())
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined -> {
                            assertThat(declined.type())
                                    .isEqualTo(ManifestProblem.REMOTE_MANIFEST_NOT_POSSIBLE);
                            assertThat(declined.pointer()).contains("/output");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "candor.example",
                "ftp://candor.example",
                "https://candor.example/",
                "https://candor.example?a=b",
                "https:///v1"
            })
    void whatIsNoAddressDoesNotStart(String address) {
        assertThatThrownBy(() -> addresses(Map.of(PUBLIC, address)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("public-url")
                .hasMessageContaining(address);
    }

    private static StoreAddresses addresses(Map<String, String> set) {
        return new StoreAddresses(
                new SmallRyeConfigBuilder()
                        .withMapping(ManifestConfig.class)
                        .withDefaultValues(set)
                        .build()
                        .getConfigMapping(ManifestConfig.class));
    }
}
