package dev.candor.provenance.media;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// What may come in, and where it lies meanwhile.
@ConfigMapping(prefix = "candor.provenance.media")
interface MediaConfig {
    /// Folder for uploads under way. A folder of the system's temporary one when not set.
    Optional<Path> directory();

    /// Largest media that a caller with a token may send.
    @WithDefault("4G")
    MemorySize limit();

    /// Largest media that anybody may send.
    @WithDefault("100M")
    MemorySize anonymousLimit();
}
