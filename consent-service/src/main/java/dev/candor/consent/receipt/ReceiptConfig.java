package dev.candor.consent.receipt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/// What an operator says in receipts, and in which forms.
@ConfigMapping(prefix = "candor.consent.receipt")
interface ReceiptConfig {
    /// Whether a receipt can be had as an SD-JWT verifiable credential, whose specification is a
    /// draft that may still change.
    @WithDefault("false")
    boolean sdJwtVc();

    /// Where a person takes a grant back: the page that opens at their own door.
    Optional<URI> withdrawalAt();

    /// Which authority hears complaints, by name and address.
    Optional<String> authority();
}
