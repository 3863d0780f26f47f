package dev.candor.label.rendering.audio;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.Optional;

/// How disclosures are made heard.
@ConfigMapping(prefix = "candor.label.rendering.audio")
interface AudioConfig {
    /// Folder with an operator's recordings of the words, and `recordings.json`, which lists them.
    /// What is recorded is never synthesised.
    Optional<Path> recordings();

    /// Recordings under work at once; further ones wait.
    @WithDefault("1")
    @Min(1)
    @Max(64)
    int atOnce();

    /// Most that one may take as samples of 32 bits; twice that lies in the work folder. The
    /// default is more than seven hours of stereo.
    @WithDefault("10G")
    MemorySize mostSamples();

    /// Where files under work are laid down. They are gone when the rendering is.
    @WithDefault("${java.io.tmpdir}/candor-rendering")
    Path workFolder();
}
