package dev.candor.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    @ParameterizedTest
    @CsvSource({"0.0, 8000", "0.5, 10000", "1.0, 12000"})
    void aWaitIsScatteredByAFifth(double chance, long millis) {
        assertThat(Schedule.scattered(Duration.ofSeconds(10), chance)).hasMillis(millis);
    }
}
