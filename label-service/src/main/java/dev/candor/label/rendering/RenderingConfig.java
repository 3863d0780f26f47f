package dev.candor.label.rendering;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/// Limits of what is rendered.
@ConfigMapping(prefix = "candor.label.rendering")
interface RenderingConfig {
    /// Largest image, in pixels.
    @WithDefault("100000000")
    @Min(1)
    @Max(1_000_000_000)
    long largestImage();

    /// Heap that all images in work may take together; a JPEG takes a byte a sample. Further
    /// images wait, and one that
    /// takes more is refused. By default what the heap has beyond 64 MB.
    Optional<MemorySize> memory();

    /// Largest body that is accepted directly; media from the spool has its own limit.
    @WithDefault("200M")
    MemorySize largestBody();
}
