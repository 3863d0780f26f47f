package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.manifest.Assertion;
import dev.candor.c2pa.manifest.ManifestContext;
import dev.candor.c2pa.manifest.SessionKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the manifest of an initialization segment or of a media segment says, if there is one.
///
/// @param context the manifest; null if there is none
/// @param assertions those of the manifest that are intact
public record LiveStream(@Nullable ManifestContext context, List<Assertion> assertions) {
    public LiveStream {
        assertions = List.copyOf(assertions);
    }

    /// A segment that has no manifest.
    public static LiveStream withoutManifest() {
        return new LiveStream(null, List.of());
    }

    /// The manifest's name; empty if there is none.
    String label() {
        return context == null ? "" : context.manifest().label();
    }

    /// The assertion with the session keys.
    Optional<Assertion> sessionKeys() {
        return only(SessionKey.ASSERTION);
    }

    /// Where in the stream a media segment belongs.
    Optional<Assertion> place() {
        return only(SegmentClaim.LABEL);
    }

    private Optional<Assertion> only(String kind) {
        return assertions.stream().filter(assertion -> assertion.kind().equals(kind)).findFirst();
    }
}
