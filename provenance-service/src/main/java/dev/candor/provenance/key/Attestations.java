package dev.candor.provenance.key;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.net.HttpOcspClient;
import dev.candor.c2pa.net.HttpTimeStamper;
import dev.candor.c2pa.net.NetPolicy;
import dev.candor.c2pa.port.OcspClient;
import dev.candor.c2pa.port.TimeStamper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What others say of signatures made here, kept in them: when they were made, and that the
/// signer's certificate was not revoked then. Read at start-up, so that a service that could ask
/// nobody does not start.
@Startup
@ApplicationScoped
class Attestations {
    private final Optional<TimeStamper> stamps;
    private final Optional<String> policy;
    private final Optional<OcspClient> responders;

    /// @throws IllegalStateException if the authority's address names no host
    Attestations(AttestationConfig config) {
        this.stamps = config.stampAuthority().map(address -> stamps(address, config.patience()));
        this.policy = config.stampPolicy();
        this.responders =
                config.ocspResponders()
                        .map(hosts -> new HttpOcspClient(policy(hosts, config.patience())));
    }

    /// The same signing, with what was asked for.
    Signing on(Signing signing) {
        var stamped = stamps.map(authority -> stamped(signing, authority)).orElse(signing);
        return responders.map(stamped::stapling).orElse(stamped);
    }

    private Signing stamped(Signing signing, TimeStamper authority) {
        return policy.map(one -> signing.stampedBy(authority, one))
                .orElseGet(() -> signing.stampedBy(authority));
    }

    private static TimeStamper stamps(URI address, Duration patience) {
        if (address.getHost() == null) {
            throw new IllegalStateException(
                    "candor.provenance.attestation.stamp-authority names no host: " + address);
        }
        return new HttpTimeStamper(address, policy(List.of(address.getHost()), patience));
    }

    /// Most of them speak plain `http`, and may be at home: an operator named them, and what they
    /// say proves itself.
    private static NetPolicy policy(Collection<String> hosts, Duration patience) {
        var names =
                hosts.stream()
                        .map(host -> host.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        return NetPolicy.only(names).orPlain().orInside().within(patience);
    }
}
