package dev.candor.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "1000, 60"})
    void eachFailureInARowDoublesTheWaitUpToTheLongest(int failures, int seconds) {
        assertThat(Delivery.wait(failures, Duration.ofMinutes(1)))
                .isEqualTo(Duration.ofSeconds(seconds));
    }
}
