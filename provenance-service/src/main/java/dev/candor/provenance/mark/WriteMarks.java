package dev.candor.provenance.mark;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.XmpProperty;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.provenance.mark.MarkRequest.MarkOrder;
import dev.candor.provenance.mark.MarkView.PropertyView;
import dev.candor.provenance.media.Media;
import dev.candor.provenance.media.MediaProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file in the spool becomes one with marks. Blocking: call it on a worker.
@ApplicationScoped
class WriteMarks {
    private final Spool spool;

    WriteMarks(Spool spool) {
        this.spool = spool;
    }

    /// @throws Declined a `MarkProblem`, or why the media is not taken; then nothing is left in the
    /// spool
    MarkView write(Organization organization, Media source, List<MarkOrder> orders)
            throws IOException {
        try {
            var properties = Marks.properties(orders, aigc(source.path()));
            var mediaType = AssetFormats.inspect(source.path()).format().mediaType();
            var target = spool.create(organization, mediaType);
            try {
                describe(source.path(), target.path(), properties);
                var written = readBack(target.path(), properties);
                return view(spool.seal(target), written, orders);
            } catch (IOException | RuntimeException | UnreadableAssetException e) {
                spool.discard(target.id());
                throw e;
            }
        } catch (UnreadableAssetException e) {
            throw MediaProblem.declined(e);
        }
    }

    private static MarkView view(
            SpoolEntry entry, List<PropertyView> written, List<MarkOrder> orders) {
        return new MarkView(MarkView.SpoolView.of(entry), written, Marks.notWritten(orders));
    }

    private static Optional<Aigc> aigc(Path asset) throws UnreadableAssetException, IOException {
        return AssetFormats.xmp(asset, Aigc.NAMESPACE, Aigc.NAME).stream()
                .map(Aigc::read)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static void describe(Path source, Path target, List<XmpProperty> properties)
            throws UnreadableAssetException, IOException {
        try {
            AssetFormats.describe(source, target, properties);
        } catch (UnreadableAssetException.Unsupported e) {
            throw new Declined(MarkProblem.NO_PLACE_FOR_MARKS, e.getMessage() + ".");
        }
    }

    /// Each property is in the written file, once, as it was ordered.
    private static List<PropertyView> readBack(Path target, List<XmpProperty> properties)
            throws UnreadableAssetException, IOException {
        var written = new ArrayList<PropertyView>();
        for (XmpProperty property : properties) {
            var values = AssetFormats.xmp(target, property.namespace(), property.name());
            if (!values.equals(List.of(property.value().strip()))) {
                throw new Declined(
                        MarkProblem.MARK_NOT_READ_BACK,
                        "%s is there %d times.".formatted(property.name(), values.size()));
            }
            written.add(
                    new PropertyView(
                            property.namespace(), property.name(), property.value().strip()));
        }
        return written;
    }
}
