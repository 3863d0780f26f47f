package dev.candor.provenance.manifest;

import dev.candor.c2pa.io.Bytes;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// The manifest stores that media names, as far as they are on this installation: whoever asks
/// about such media need not be sent back here.
@ApplicationScoped
public class OwnStores {
    private final StoreAddresses addresses;
    private final Manifests manifests;

    OwnStores(StoreAddresses addresses, Manifests manifests) {
        this.addresses = addresses;
        this.manifests = manifests;
    }

    /// The store that is at an address; null if the address is another's, or nothing is there.
    ///
    /// @param said as media says it; it may be anything
    @WithSession
    public Uni<@Nullable Bytes> at(String said) {
        return addresses
                .own(said)
                .map(manifests::open)
                .orElseGet(() -> Uni.createFrom().nullItem());
    }
}
