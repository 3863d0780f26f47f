package dev.candor.label.rendering;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// Limits of what is rendered.
@ConfigMapping(prefix = "candor.label.rendering")
interface RenderingConfig {
    /// Largest image, in pixels. Each takes three to four bytes of heap while a JPEG is written.
    @WithDefault("100000000")
    @Min(1)
    @Max(1_000_000_000)
    long largestImage();

    /// Megapixels in work at the same time; further images wait. At least the largest image.
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int megapixelsAtOnce();

    /// Largest body that is accepted directly; media from the spool has its own limit.
    @WithDefault("200M")
    MemorySize largestBody();
}
