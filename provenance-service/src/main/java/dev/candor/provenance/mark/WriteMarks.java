package dev.candor.provenance.mark;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.Tag;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.XmpProperty;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.Spool;
import dev.candor.kit.spool.SpoolEntry;
import dev.candor.kit.spool.SpoolFile;
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
            var work = work(source.path(), orders);
            var mediaType = AssetFormats.inspect(source.path()).format().mediaType();
            var target = spool.create(organization, mediaType);
            try {
                copy(organization, source.path(), target, work);
                var written = readBack(target.path(), work);
                return view(spool.seal(target), written, orders, work.tagged());
            } catch (IOException | RuntimeException | UnreadableAssetException e) {
                spool.discard(target.id());
                throw e;
            }
        } catch (UnreadableAssetException e) {
            throw MediaProblem.declined(e);
        }
    }

    /// What goes where.
    ///
    /// @param tagged whether the container takes tags
    private record Work(List<Tag> tags, List<XmpProperty> properties, boolean tagged) {}

    private static Work work(Path asset, List<MarkOrder> orders)
            throws UnreadableAssetException, IOException {
        boolean tagged = AssetFormats.takesTags(asset);
        var inXmp = aigc(AssetFormats.xmp(asset, Aigc.NAMESPACE, Aigc.NAME));
        var inTag = aigc(AssetFormats.tags(asset, Aigc.NAME));
        boolean tag = tagged && inXmp.isEmpty();
        return new Work(
                tagged ? Marks.tags(orders, inTag, tag) : List.of(),
                Marks.properties(orders, inXmp.or(() -> inTag), !tag),
                tagged);
    }

    /// Tags first: they make the container's own place, and XMP goes beside them.
    private void copy(Organization organization, Path source, SpoolFile target, Work work)
            throws UnreadableAssetException, IOException {
        if (work.tags().isEmpty()) {
            describe(source, target.path(), work.properties());
        } else if (work.properties().isEmpty()) {
            AssetFormats.tag(source, target.path(), work.tags());
        } else {
            var between = spool.create(organization, "application/octet-stream");
            try {
                AssetFormats.tag(source, between.path(), work.tags());
                describe(between.path(), target.path(), work.properties());
            } finally {
                spool.discard(between.id());
            }
        }
    }

    private static MarkView view(
            SpoolEntry entry, List<PropertyView> written, List<MarkOrder> orders, boolean tagged) {
        return new MarkView(
                MarkView.SpoolView.of(entry), written, Marks.notWritten(orders, tagged));
    }

    private static Optional<Aigc> aigc(List<String> values) {
        return values.stream().map(Aigc::read).flatMap(Optional::stream).findFirst();
    }

    private static void describe(Path source, Path target, List<XmpProperty> properties)
            throws UnreadableAssetException, IOException {
        try {
            AssetFormats.describe(source, target, properties);
        } catch (UnreadableAssetException.Unsupported e) {
            throw new Declined(MarkProblem.NO_PLACE_FOR_MARKS, e.getMessage() + ".");
        }
    }

    /// Each mark is in the written file, once, as it was ordered.
    private static List<PropertyView> readBack(Path target, Work work)
            throws UnreadableAssetException, IOException {
        var written = new ArrayList<PropertyView>();
        for (XmpProperty property : work.properties()) {
            written.add(
                    read(
                            property.namespace(),
                            property.name(),
                            property.value().strip(),
                            AssetFormats.xmp(target, property.namespace(), property.name())));
        }
        for (Tag tag : work.tags()) {
            written.add(
                    read("TAG", tag.name(), tag.value(), AssetFormats.tags(target, tag.name())));
        }
        return written;
    }

    private static PropertyView read(
            String namespace, String name, String value, List<String> values) {
        if (!values.equals(List.of(value))) {
            throw new Declined(
                    MarkProblem.MARK_NOT_READ_BACK,
                    "%s is there %d times.".formatted(name, values.size()));
        }
        return new PropertyView(namespace, name, value);
    }
}
