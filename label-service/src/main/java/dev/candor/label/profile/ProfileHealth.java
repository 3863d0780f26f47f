package dev.candor.label.profile;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Tells which shipped profiles are due for review. Old rules are a matter for people: the
/// service goes on, so this is always up.
@Wellness
class ProfileHealth implements HealthCheck {
    private final StaleProfiles stale;

    ProfileHealth(StaleProfiles stale) {
        this.stale = stale;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("label profiles")
                .up()
                .withData("stale", String.join(" ", stale.ids()))
                .build();
    }
}
