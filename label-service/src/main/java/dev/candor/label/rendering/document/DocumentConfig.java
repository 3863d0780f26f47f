package dev.candor.label.rendering.document;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// How documents are stamped.
@ConfigMapping(prefix = "candor.label.rendering.document")
interface DocumentConfig {
    /// Largest document; its structure lies in memory while it is under work.
    @WithDefault("100M")
    MemorySize largest();

    /// What links to evidence are below, such as `https://media.example.org`. Without it stamps
    /// have no QR code.
    Optional<String> publicUrl();

    /// Where files under work are laid down. They are gone when the rendering is.
    @WithDefault("${java.io.tmpdir}/candor-rendering")
    Path workFolder();
}
