package dev.candor.provenance.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BelievedRegistryTest {
    private static final Optional<String> REGISTRY = Optional.of("candor.example.org/registry");

    @Test
    void operatorIsToldWhatIsMissing() {
        assertThat(BelievedRegistry.missing(new Config(Optional.empty(), Optional.empty())))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("candor.provenance.consent.issuer"));
        assertThat(BelievedRegistry.missing(new Config(REGISTRY, Optional.empty())))
                .hasValueSatisfying(text -> assertThat(text).contains("keys-file"));
    }

    @Test
    void registryThatIsBelievedNeedsNoWord() {
        assertThat(
                        BelievedRegistry.missing(
                                new Config(REGISTRY, Optional.of("http://gateway/keys"))))
                .isEmpty();
    }

    private record Config(Optional<String> issuer, Optional<String> keys)
            implements DecisionConfig {
        @Override
        public Optional<Path> keysFile() {
            return Optional.empty();
        }

        @Override
        public Duration keysLast() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(5);
        }
    }
}
