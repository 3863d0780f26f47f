package dev.candor.provenance.manifest;

import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Gives out addresses for manifest stores, before there is anything at them. Read at start-up:
/// an address goes into media for good, so that a wrong one must not go into any.
@Startup
@ApplicationScoped
public class StoreAddresses {
    private static final String PATH = "/v1/manifests/stores/";

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Optional<URI> base;

    /// @throws IllegalStateException if the operator set what is no address
    StoreAddresses(ManifestConfig config) {
        this.base = config.publicUrl();
        base.ifPresent(StoreAddresses::requireAddress);
    }

    /// An address where a store can be put.
    ///
    /// @throws Declined `REMOTE_MANIFEST_NOT_POSSIBLE` if the operator did not say where
    /// everybody reaches this installation
    public StoreAddress next() {
        // All of it is random: whoever has one address must not guess the next.
        var id = UUID.randomUUID();
        return new StoreAddress(id, URI.create(require() + path(id)));
    }

    /// Refuses what [#next] would.
    ///
    /// @throws Declined `REMOTE_MANIFEST_NOT_POSSIBLE`
    public URI require() {
        return base.orElseThrow(
                () ->
                        new Declined(
                                        ManifestProblem.REMOTE_MANIFEST_NOT_POSSIBLE,
                                        "The operator did not say where everybody reaches it"
                                                + " (candor.provenance.manifest.public-url). Ask"
                                                + " for EMBEDDED or SIDECAR.")
                                .at("/output"));
    }

    /// The store that media means by an address, if the address is of this installation.
    ///
    /// @param said as media says it; it may be anything
    public Optional<UUID> own(String said) {
        return base.map(address -> address + PATH)
                .filter(said::startsWith)
                .flatMap(start -> id(said.substring(start.length())));
    }

    private static Optional<UUID> id(String said) {
        try {
            // Only the form that addresses are given out in.
            return Optional.of(UUID.fromString(said)).filter(id -> id.toString().equals(said));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Where a store is on this installation.
    public static String path(UUID id) {
        return PATH + id;
    }

    private static void requireAddress(URI set) {
        if (set.getScheme() == null
                || !SCHEMES.contains(set.getScheme())
                || set.getHost() == null
                || set.getRawQuery() != null
                || set.getRawFragment() != null
                || set.toString().endsWith("/")) {
            throw new IllegalStateException(
                    ("candor.provenance.manifest.public-url is no http or https address without a"
                                    + " slash at its end: %s")
                            .formatted(set));
        }
    }
}
