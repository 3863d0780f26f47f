package dev.candor.provenance.consent;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Says at the start when a registry that signs its decisions would not be believed: every
/// publication of a depicted person would then end at its signature.
@ApplicationScoped
class BelievedRegistry {
    private static final Logger LOG = Logger.getLogger(BelievedRegistry.class);

    private final DecisionConfig config;

    BelievedRegistry(DecisionConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        missing(config).ifPresent(LOG::warn);
    }

    /// What an operator has left out; nothing when decision tokens are believed.
    static Optional<String> missing(DecisionConfig config) {
        if (config.issuer().isEmpty()) {
            return Optional.of(
                    "candor.provenance.consent.issuer is not set: if the consent registry has"
                            + " keys, publications of people fail. Set it to the registry's name.");
        }
        if (config.keys().isEmpty() && config.keysFile().isEmpty()) {
            return Optional.of(
                    "candor.provenance.consent.keys and .keys-file are not set: decisions of %s"
                                    .formatted(config.issuer().orElseThrow())
                            + " are not believed, and publications of people fail.");
        }
        return Optional.empty();
    }
}
