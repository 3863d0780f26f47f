package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Ogg, be it Vorbis or Opus (RFC 3533): the store is the only packet of a logical bitstream of its
/// own (C2PA 2.4, A.3.5), and each bitstream is a box of the general box hash (18.7.3.7).
final class OggContainer implements WritableContainer {
    /// How many logical bitstreams there may be.
    static final int MOST_STREAMS = 256;

    /// How often bitstreams may lie over one another, as each is gathered by itself.
    private static final int MOST_LAYERS = 16;

    /// How long a store may be that is gathered from pages.
    static final int LONGEST_STORE = MAX_STORE / 4;

    /// How many places a store may lie in.
    private static final int MOST_RANGES = 1 << 16;

    static final byte[] STORE = "\0c2pa".getBytes(StandardCharsets.US_ASCII);
    private static final String BOX = "Stream-";

    @Override
    public boolean recognizes(ChannelReader asset) throws MalformedException, IOException {
        return asset.startsWith(OggPage.CAPTURE);
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        var stores = new LinkedHashMap<Long, StoreStream>();
        try {
            for (var page = first(asset); page.isPresent(); page = next(asset, page.get())) {
                note(asset, page.get(), stores);
            }
        } catch (MalformedException e) {
            if (stores.values().stream().noneMatch(StoreStream::isComplete)) {
                throw e;
            }
        }
        var layout = new Layout.Builder();
        layout.insertion = beginningsEnd(asset);
        stores.values().forEach(store -> layout.storeRanges.addAll(store.ranges));
        if (stores.size() > 1) {
            layout.faults.add(ContainerFault.MULTIPLE_STORES);
        } else if (!stores.isEmpty()) {
            var store = stores.values().iterator().next();
            layout.store = Bytes.of(store.bytes.toByteArray());
            layout.storeIntact = store.intact && store.isComplete();
        }
        return layout.build();
    }

    /// The first pages of all bitstreams come before all others (RFC 3533, 4).
    private static long beginningsEnd(ChannelReader asset) throws MalformedException, IOException {
        asset.seek(0);
        long end = 0;
        while (!asset.atEnd()) {
            var page = OggPage.read(asset);
            if (!page.begins()) {
                return end;
            }
            end = page.range().end();
            asset.seek(end);
        }
        return end;
    }

    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        OggWriting.streams(asset);
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return OggWriting.splicing(asset, layout);
    }

    @Override
    public Optional<List<NamedRange>> boxes(ChannelReader asset)
            throws MalformedException, IOException {
        var streams = new LinkedHashMap<Long, NamedRange>();
        for (var page = first(asset); page.isPresent(); page = next(asset, page.get())) {
            var range = page.get().range();
            var known = streams.get(page.get().stream());
            long start = known == null ? range.start() : known.range().start();
            var name = known == null ? name(asset, page.get()) : known.name();
            streams.put(
                    page.get().stream(),
                    new NamedRange(name, new Range(start, range.end() - start)));
            if (streams.size() > MOST_STREAMS) {
                throw tooMany(range);
            }
        }
        double layers = 0;
        for (var stream : streams.values()) {
            layers += (double) stream.range().length() / asset.size();
        }
        if (layers > MOST_LAYERS) {
            throw new MalformedException("page", 0, "too many bitstreams over one another");
        }
        return Optional.of(List.copyOf(streams.values()));
    }

    /// A bitstream's pages lie among those of others, so each is gathered from all of the file.
    @Override
    public void digestBoxes(
            ChannelReader asset, List<NamedRange> boxes, List<Range> excluded, MessageDigest digest)
            throws MalformedException, IOException {
        for (var box : boxes) {
            asset.seek(box.range().start());
            long stream = OggPage.read(asset).stream();
            asset.seek(box.range().start());
            while (asset.position() < box.range().end()) {
                var page = OggPage.read(asset);
                if (page.stream() == stream) {
                    digest(asset, page.range(), excluded, digest);
                }
                asset.seek(page.range().end());
            }
        }
    }

    private static void digest(
            ChannelReader asset, Range page, List<Range> excluded, MessageDigest digest)
            throws IOException {
        long from = page.start();
        for (var range : excluded) {
            long until = Math.clamp(range.start(), from, page.end());
            asset.stream(new Range(from, until - from), digest::update);
            from = Math.clamp(range.end(), from, page.end());
        }
        asset.stream(new Range(from, page.end() - from), digest::update);
    }

    /// A bitstream that is a store, as far as it was read.
    private static final class StoreStream {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final List<Range> ranges = new ArrayList<>();
        boolean intact = true;
        long pages;
        int packets;

        /// One packet, and nothing behind it that a hash might leave out.
        boolean isComplete() {
            return packets == 1;
        }
    }

    private static void note(ChannelReader asset, OggPage page, Map<Long, StoreStream> stores)
            throws MalformedException, IOException {
        var store = stores.get(page.stream());
        if (store == null && isStore(asset, page)) {
            if (stores.size() == MOST_STREAMS) {
                throw tooMany(page.range());
            }
            store = new StoreStream();
            stores.put(page.stream(), store);
        }
        if (store != null && stores.size() == 1) {
            append(asset, page, store);
        }
    }

    private static void append(ChannelReader asset, OggPage page, StoreStream store)
            throws MalformedException, IOException {
        long skipped = store.pages == 0 ? STORE.length : 0;
        if (store.bytes.size() + page.body().length() - skipped > LONGEST_STORE
                || store.ranges.size() == MOST_RANGES) {
            throw new MalformedException(
                    "page", page.range().start(), "a manifest store beyond all bounds");
        }
        boolean open = store.pages > 0 && store.packets == 0;
        store.intact &=
                page.sequence() == store.pages
                        && page.continues() == open
                        && (open || store.pages == 0)
                        && page.lacing().length > 0
                        && page.isIntact(asset);
        if (store.packets == 0) {
            asset.seek(page.body().start() + skipped);
            store.bytes.writeBytes(asset.take((int) (page.body().length() - skipped), "page"));
        }
        store.pages++;
        store.packets += page.packets();
        var last = store.ranges.isEmpty() ? null : store.ranges.getLast();
        if (last != null && last.end() == page.range().start()) {
            store.ranges.removeLast();
            store.ranges.add(new Range(last.start(), page.range().end() - last.start()));
        } else {
            store.ranges.add(page.range());
        }
    }

    private static String name(ChannelReader asset, OggPage page)
            throws MalformedException, IOException {
        return isStore(asset, page) ? NamedRange.STORE : BOX + page.stream();
    }

    static boolean isStore(ChannelReader asset, OggPage page)
            throws MalformedException, IOException {
        if (!page.begins() || page.body().length() < STORE.length) {
            return false;
        }
        asset.seek(page.body().start());
        return Arrays.equals(asset.take(STORE.length, "page"), STORE);
    }

    private static Optional<OggPage> first(ChannelReader asset)
            throws MalformedException, IOException {
        asset.seek(0);
        return Optional.of(OggPage.read(asset));
    }

    private static Optional<OggPage> next(ChannelReader asset, OggPage page)
            throws MalformedException, IOException {
        asset.seek(page.range().end());
        return asset.atEnd() ? Optional.empty() : Optional.of(OggPage.read(asset));
    }

    private static MalformedException tooMany(Range page) {
        return new MalformedException(
                "page", page.start(), "more than %d bitstreams".formatted(MOST_STREAMS));
    }
}
