package dev.candor.label.rendering;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Limits of what is rendered.
@ConfigMapping(prefix = "candor.label.rendering")
interface RenderingConfig {
    /// Largest image, in pixels.
    @WithDefault("100000000")
    @Min(1)
    @Max(1_000_000_000)
    long largestImage();

    /// Heap that all pictures, texts and documents under work may take together; a JPEG takes a
    /// byte a sample. Further ones wait, and one that takes more is refused. By default what the
    /// heap has beyond 64 MB.
    Optional<MemorySize> memory();

    /// Largest body that is accepted directly; media from the spool has its own limit.
    @WithDefault("200M")
    MemorySize largestBody();

    /// Where tools lay down files under work. They are gone when the rendering is.
    @WithDefault("${java.io.tmpdir}/candor-rendering")
    Path workFolder();

    /// Renderings that are made or wait for others to be made; whoever asks for one more is
    /// asked to come again.
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int atOnceOrWaiting();

    /// Films under work at once; further ones wait.
    @WithDefault("1")
    @Min(1)
    @Max(64)
    int filmsAtOnce();

    /// Longest time a tool may take for one piece of media.
    @WithDefault("PT30M")
    Duration toolTime();

    /// Most address space a tool may take.
    @WithDefault("4G")
    MemorySize toolMemory();

    /// Largest file a tool may write.
    @WithDefault("20G")
    MemorySize toolFile();
}
