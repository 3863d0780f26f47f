package dev.candor.provenance.key;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whose signatures are believed, beside the development authority's. Read at start-up.
@ConfigMapping(prefix = "candor.provenance.trust")
interface TrustConfig {
    /// Folder of the lists that `./candor trust update` keeps; all that are in it are believed.
    Optional<Path> directory();

    /// Files with anchors for claim signers, comma-separated: certificates in PEM, or lists of
    /// trusted entities in JSON (ETSI TS 119 602) as C2PA publishes them. A list's id is its file's
    /// name.
    Optional<List<Path>> lists();

    /// The same for time-stamping authorities.
    Optional<List<Path>> timeStampLists();

    /// The same for those who sign identity assertions (CAWG).
    Optional<List<Path>> identityLists();
}
