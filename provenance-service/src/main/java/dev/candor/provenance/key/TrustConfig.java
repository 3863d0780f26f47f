package dev.candor.provenance.key;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whose signatures are believed, beside the development authority's.
@ConfigMapping(prefix = "candor.provenance.trust")
interface TrustConfig {
    /// PEM files with anchors for claim signers, comma-separated. A list's id is its file's name.
    Optional<List<Path>> lists();
}
