package dev.candor.gateway.publication;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What provenance-service says about credentials: the members the gateway reads of its report.
///
/// @param sentence the finding in plain words
/// @param activeManifest label (urn) of the newest manifest
/// @param sha256 of the file that was verified, lower-case hexadecimal
@RegisterForReflection
public record Verification(
        State state,
        String sentence,
        @Nullable String activeManifest,
        @Nullable String sha256,
        @Nullable List<Manifest> manifests) {

    /// The states of a report, in its own spelling.
    public enum State {
        Trusted,
        Valid,
        Invalid,
        NoManifest,
        Remote,
        Unsupported
    }

    /// One manifest of the file, an ingredient's included.
    @RegisterForReflection
    public record Manifest(
            String label,
            @Nullable String claimGenerator,
            @Nullable String title,
            @Nullable Signature signature,
            @Nullable List<ManifestAction> actions) {}

    /// Who signed a manifest.
    @RegisterForReflection
    public record Signature(
            @Nullable String issuer, @Nullable String subject, @Nullable String time) {}

    /// What a manifest says was done.
    @RegisterForReflection
    public record ManifestAction(String action, @Nullable String digitalSourceType) {}

    Stream<ManifestAction> actions() {
        return manifests == null
                ? Stream.of()
                : manifests.stream()
                        .flatMap(
                                manifest ->
                                        manifest.actions() == null
                                                ? Stream.of()
                                                : manifest.actions().stream());
    }
}
