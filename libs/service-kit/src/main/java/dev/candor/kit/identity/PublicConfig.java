package dev.candor.kit.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Optional;
import java.util.Set;

/// Whose doors without a token are open.
@ConfigMapping(prefix = "candor.organization")
interface PublicConfig {
    /// Slug of the organization that is meant where none is named. Without it every public
    /// address has to name one.
    @WithName("default")
    Optional<String> standard();

    /// Slugs of further organizations that the public may see. Without it the default alone.
    Optional<Set<String>> open();
}
