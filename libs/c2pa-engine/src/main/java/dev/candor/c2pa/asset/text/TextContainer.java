package dev.candor.c2pa.asset.text;

import dev.candor.c2pa.asset.ContainerFault;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.asset.WritableContainer;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Text without a syntax: the store is hidden in it (C2PA 2.4, A.8). All of the text is read, and
/// none of it kept.
public final class TextContainer implements WritableContainer {
    /// How many wrappers a text may have.
    private static final int MOST_WRAPPERS = 8;

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        return PlainText.begins(asset);
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        boolean corrupted = false;
        var reader = new TextWrapper.Reader(asset);
        for (var found = reader.next(); found.isPresent(); found = reader.next()) {
            if (!(found.get() instanceof TextWrapper.Whole whole)) {
                corrupted = true;
            } else if (layout.store == null) {
                layout.store = whole.store();
                layout.storeRanges.add(whole.padded());
            } else {
                layout.faults.add(ContainerFault.TEXT_MULTIPLE_WRAPPERS);
                layout.store = null;
                return layout.build();
            }
        }
        if (corrupted && layout.store == null) {
            layout.faults.add(ContainerFault.TEXT_WRAPPER_CORRUPTED);
        }
        return layout.build();
    }

    /// Text ends where it ends.
    @Override
    public void requireComplete(ChannelReader asset) {}

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return TextWriting.splicing(asset, layout);
    }

    @Override
    public Splicing updating(ChannelReader asset, Layout layout) {
        return TextWriting.updating(asset, layout);
    }

    /// The wrappers of a text that are whole, in order; none if there are too many, or too much in
    /// them.
    public static List<Wrapper> wrappers(ChannelReader asset) throws IOException {
        var wrappers = new ArrayList<Wrapper>();
        long total = 0;
        var reader = new TextWrapper.Reader(asset);
        for (var found = reader.next(); found.isPresent(); found = reader.next()) {
            if (found.get() instanceof TextWrapper.Whole whole) {
                total += whole.store().length();
                wrappers.add(new Wrapper(whole.store(), List.of(whole.padded(), whole.range())));
            }
            if (wrappers.size() > MOST_WRAPPERS || total > MAX_STORE) {
                return List.of();
            }
        }
        return List.copyOf(wrappers);
    }

    /// A store that is hidden in a text.
    ///
    /// @param ranges what the wrapper takes: with what only fills up behind it, and without
    public record Wrapper(Bytes store, List<Range> ranges) {
        public Wrapper {
            ranges = List.copyOf(ranges);
        }
    }
}
