package dev.candor.c2pa;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/// Judges an asset by its Content Credentials (C2PA 2.4, chapter 15). Thread safe.
public final class Verifier {
    private final TrustAnchors anchors;
    private final Clock clock;

    /// @param anchors who is believed
    /// @param clock the time assets are judged at
    public Verifier(TrustAnchors anchors, Clock clock) {
        this.anchors = anchors;
        this.clock = clock;
    }

    /// Judges one asset. Streams it: memory does not grow with its size. A bad signature, a
    /// changed byte or a broken manifest is a finding in the report, not an exception.
    ///
    /// @throws UnreadableAssetException if the media itself is of no known format or broken
    /// @throws IOException if the file cannot be read
    public VerificationReport verify(Path asset) throws UnreadableAssetException, IOException {
        throw new UnsupportedOperationException(anchors + " " + clock);
    }
}
