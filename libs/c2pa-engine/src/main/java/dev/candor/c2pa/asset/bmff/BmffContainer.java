package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.asset.BindingKind;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.asset.Tag;
import dev.candor.c2pa.asset.WritableContainer;
import dev.candor.c2pa.asset.XmpEdit;
import dev.candor.c2pa.asset.XmpProperty;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A format of the ISO base media family: the store lies in a `uuid` box of C2PA's own, behind
/// `ftyp` (C2PA 2.4, A.5).
public final class BmffContainer implements WritableContainer {
    /// What says how the content is made up; a file that lost it was cut off.
    private static final Set<String> DIRECTORIES = Set.of("moov", "moof", "meta");

    private final Family family;

    /// @param family which format of the family it is
    public BmffContainer(Family family) {
        this.family = family;
    }

    @Override
    public boolean recognizes(ChannelReader asset) throws IOException {
        return Recognition.family(asset).filter(found -> found == family).isPresent();
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        return new LayoutWalk(asset).layout();
    }

    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        var boxes = BoxCursor.root(asset, new BoxBudget());
        boolean directed = false;
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            directed |= DIRECTORIES.contains(box.get().type());
        }
        if (!directed) {
            throw new MalformedException("moov", asset.size(), "no directory of the content");
        }
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return BmffSplicing.read(asset);
    }

    @Override
    public Optional<Splicing> splicingByTrees(ChannelReader asset, BindingKind kind)
            throws MalformedException, IOException {
        return Optional.of(TreeSplicing.read(asset, kind));
    }

    @Override
    public Splicing updating(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return UpdateSplicing.read(asset);
    }

    @Override
    public Splice beside(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return BmffSplicing.read(asset).beside();
    }

    @Override
    public Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        return BmffXmp.referring(asset, layout.xmp(), XmpEdit.of(asset, layout, properties));
    }

    @Override
    public Splice tagging(ChannelReader asset, List<Tag> tags)
            throws NoRoomException, MalformedException, IOException {
        return switch (family) {
            case QUICKTIME, AUDIO, VIDEO, MOBILE, MPEG4 -> BmffTags.tagging(asset, family, tags);
            case AVIF, HEIC, HEIF, SEGMENT -> WritableContainer.super.tagging(asset, tags);
        };
    }

    @Override
    public List<String> tagged(ChannelReader asset, String name)
            throws MalformedException, IOException {
        return switch (family) {
            case QUICKTIME, AUDIO, VIDEO, MOBILE, MPEG4 -> BmffTags.values(asset, name);
            case AVIF, HEIC, HEIF, SEGMENT -> List.of();
        };
    }
}
