package dev.candor.provenance.manifest;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/// Where manifests are to be had.
@ConfigMapping(prefix = "candor.provenance.manifest")
interface ManifestConfig {
    /// Where everybody reaches this installation, such as `https://candor.example.org`: what the
    /// addresses of manifest stores begin with, for as long as the media is about. Without it no
    /// media is signed that does not carry its manifest or have it beside.
    Optional<URI> publicUrl();
}
