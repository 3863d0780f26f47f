package dev.candor.gateway.publication;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// What an operator may set about publications.
@ConfigMapping(prefix = "candor.gateway")
public interface PublicationConfig {
    /// Folder of the published assets; on the same volume as the spool a release is a rename. No
    /// default.
    Path mediaDirectory();

    /// How people and systems outside reach the gateway.
    URI publicUrl();

    /// Largest asset that is published, in bytes.
    long maxAssetSize();

    /// How long a published asset can be fetched.
    @WithDefault("P90D")
    Duration retention();

    /// After this a publication that never ended no longer holds its idempotency key.
    @WithDefault("PT30M")
    Duration longestPublication();

    /// Secret of the gateway's service account at the identity provider.
    String clientSecret();
}
