package dev.candor.kit.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReprDigestTest {
    // SHA-256 of "abc" (FIPS 180-4, example)
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void writesTheStructuredField() {
        assertThat(ReprDigest.format(Digests.sha256Hex("abc")))
                .isEqualTo("sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:",
                "sha-512=:YQ==:, sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:"
            })
    void readsItAmongOthers(String header) {
        assertThat(ReprDigest.parse(header)).contains(ABC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha-256=ungWv48=", "sha-512=:YQ==:", "sha-256=:abc:"})
    void whatStatesNoneIsEmpty(String header) {
        assertThat(ReprDigest.parse(header)).isEmpty();
    }
}
