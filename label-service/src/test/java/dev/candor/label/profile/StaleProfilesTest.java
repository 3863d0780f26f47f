package dev.candor.label.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class StaleProfilesTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void nothingIsDueOnTheDayOfShipping() {
        assertThat(at(Instant.parse("2026-11-23T00:00:00Z")).ids()).isEmpty();
    }

    /// Both alarms name what is due, and neither takes the service down.
    @Test
    void whatIsDueForReviewIsCountedAndNamed() {
        // given
        var later = Instant.parse("2027-02-02T00:00:00Z");
        var stale = at(later);

        // when
        var health = new ProfileHealth(stale).call();

        // then
        assertThat(meters.get("candor.label.profiles.stale").gauge().value())
                .isEqualTo(stale.ids().size())
                .isPositive();
        assertThat(stale.ids()).contains("eu-cop-s2");
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(String.valueOf(health.getData().orElseThrow().get("stale")))
                .contains("eu-cop-s2");
    }

    private StaleProfiles at(Instant now) {
        return new StaleProfiles(SampleProfiles.SHIPPED, Clock.fixed(now, ZoneOffset.UTC), meters);
    }
}
