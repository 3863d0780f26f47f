package dev.candor.gateway.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where the other services are.
@ApplicationScoped
class Neighbours {
    private final URI consent;
    private final URI provenance;
    private final URI label;

    Neighbours(
            @ConfigProperty(name = "candor.consent.url") URI consent,
            @ConfigProperty(name = "candor.provenance.url") URI provenance,
            @ConfigProperty(name = "candor.label.url") URI label) {
        this.consent = consent;
        this.provenance = provenance;
        this.label = label;
    }

    /// Scheme, host and port of a service, without a path.
    URI addressOf(Neighbour neighbour) {
        return switch (neighbour) {
            case CONSENT -> consent;
            case PROVENANCE -> provenance;
            case LABEL -> label;
        };
    }
}
