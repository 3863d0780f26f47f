package dev.candor.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "-demo", "demo-", "Demo", "de mo", "../demo", "demo\n", "dé"})
    void slugsAreStrict(String slug) {
        assertThatThrownBy(() -> new Organization(slug))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void slugHasAtMost63Characters() {
        assertThat(new Organization("a".repeat(63)).slug()).hasSize(63);
        assertThatThrownBy(() -> new Organization("a".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
