package dev.candor.c2pa;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/// Builds a manifest, signs it and puts it into a copy of the asset. The same inputs, clock and
/// ids give the same bytes, but for the signature value. Thread safe if `ids` is.
public final class Signing {
    private final Clock clock;
    private final Supplier<UUID> ids;

    /// @param clock the time said in actions
    /// @param ids makes the ids of manifests and instances
    public Signing(Clock clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /// Signs `source` into `target`. Streams: memory does not grow with the asset. A source that
    /// carries credentials must be opened, not created; its manifests are kept.
    ///
    /// @param target a file that is written anew; nothing is left there when signing fails
    /// @throws UnreadableAssetException if the source is of no known format or broken
    /// @throws SigningException if the definition does not fit the source, or the signer fails
    /// @throws IOException if a file cannot be read or written
    public SigningResult sign(
            Path source, Path target, ManifestDefinition definition, Signer signer)
            throws UnreadableAssetException, SigningException, IOException {
        throw new UnsupportedOperationException(clock + " " + ids);
    }
}
