package dev.candor.c2pa;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.report.ManifestSummary;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import dev.candor.c2pa.validation.StoreValidation;
import dev.candor.c2pa.validation.Summaries;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

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
        try (var channel = FileChannel.open(asset)) {
            var format = AssetFormats.require(channel);
            var reader = new ChannelReader(channel);
            return verify(format, reader, format.container().layout(reader));
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        }
    }

    private VerificationReport verify(AssetFormat format, ChannelReader reader, Layout layout)
            throws IOException {
        var now = clock.instant();
        var store = layout.store();
        if (store == null) {
            var none = ValidationState.NO_MANIFEST;
            return new VerificationReport(
                    none,
                    Sentence.of(none, Optional.empty(), List.of()),
                    format,
                    List.of(),
                    List.of(),
                    now);
        }
        var outcome = new StoreValidation(reader, layout, anchors.toAnchors(), now).validate(store);
        var manifests =
                outcome.store()
                        .map(found -> Summaries.of(found, outcome.signedAt()))
                        .orElse(List.of());
        Optional<ManifestSummary> active =
                manifests.isEmpty() ? Optional.empty() : Optional.of(manifests.getLast());
        return new VerificationReport(
                outcome.state(),
                Sentence.of(outcome.state(), active, outcome.findings()),
                format,
                manifests,
                outcome.findings(),
                now);
    }
}
