package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.ManifestContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the manifest of an initialization segment says, if it has one.
///
/// @param context the manifest; null if there is none
/// @param assertions those of the manifest that are intact
public record LiveStream(@Nullable ManifestContext context, List<Assertion> assertions) {
    private static final String SESSION_KEYS = "c2pa.session-keys";

    public LiveStream {
        assertions = List.copyOf(assertions);
    }

    /// A stream whose initialization segment has no manifest.
    public static LiveStream withoutManifest() {
        return new LiveStream(null, List.of());
    }

    /// The assertion with the session keys.
    Optional<Assertion> sessionKeys() {
        return assertions.stream()
                .filter(assertion -> assertion.kind().equals(SESSION_KEYS))
                .findFirst();
    }
}
