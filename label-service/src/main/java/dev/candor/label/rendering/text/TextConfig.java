package dev.candor.label.rendering.text;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// How lines are put into texts.
@ConfigMapping(prefix = "candor.label.rendering.text")
interface TextConfig {
    /// Largest text; it lies in memory while it is under work.
    @WithDefault("16M")
    MemorySize largest();

    /// What links to evidence are below, such as `https://media.example.org`. Without it lines
    /// have no link.
    Optional<String> publicUrl();

    /// Whether mails say it in their header too. The field is from a draft that has expired.
    @WithDefault("false")
    boolean headers();
}
