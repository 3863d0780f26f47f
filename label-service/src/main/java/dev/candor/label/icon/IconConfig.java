package dev.candor.label.icon;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Where official icons lie.
@ConfigMapping(prefix = "candor.label.icons")
interface IconConfig {
    /// Folder with the SVG files of the European Union's icons, under whatever names. Without it
    /// labels use the neutral token.
    Optional<Path> folder();
}
