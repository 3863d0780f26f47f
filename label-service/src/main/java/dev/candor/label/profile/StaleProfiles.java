package dev.candor.label.profile;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;

/// Sounds the alarm for shipped profiles that are due for review: a figure for whoever measures,
/// and a line in the log at start. Those of an organization show `stale` in its own list.
@ApplicationScoped
class StaleProfiles {
    private static final Logger LOG = Logger.getLogger(StaleProfiles.class);
    private static final String FIGURE = "candor.label.profiles.stale";

    private final Profiles profiles;
    private final Clock clock;

    StaleProfiles(Profiles profiles, Clock clock, MeterRegistry meters) {
        this.profiles = profiles;
        this.clock = clock;
        meters.gauge(FIGURE, this, StaleProfiles::count);
    }

    void tell(@Observes StartupEvent start) {
        if (count() > 0) {
            LOG.warnf("stale profiles: %s", ids());
        }
    }

    int count() {
        return ids().size();
    }

    List<String> ids() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return profiles.rulebook().staleOn(today).stream().map(Profile::id).toList();
    }
}
