package dev.candor.consent.receipt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Forms of a receipt that an operator chooses to offer.
@ConfigMapping(prefix = "candor.consent.receipt")
interface ReceiptConfig {
    /// Whether a receipt can be had as an SD-JWT verifiable credential, whose specification is a
    /// draft that may still change.
    @WithDefault("false")
    boolean sdJwtVc();
}
