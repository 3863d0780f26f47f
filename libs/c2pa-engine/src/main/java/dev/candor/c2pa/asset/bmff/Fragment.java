package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;

/// What a `moof` box says of its fragment (ISO/IEC 14496-12, 8.8).
final class Fragment {
    private static final int FULL = 4;
    private static final int DATA_OFFSET = 0x1;
    private static final int FIRST_FLAGS = 0x4;
    private static final int DURATION = 0x100;

    /// A fragment that says nothing is of the first track.
    private static final long FIRST_TRACK = 1;

    private final ChannelReader asset;
    private final BoxBudget budget = new BoxBudget();
    private long number;
    private long track;
    private long sampleDuration = -1;
    private long duration;
    private long samplesOfNoDuration;

    private Fragment(ChannelReader asset) {
        this.asset = asset;
    }

    /// Reads a `moof` box.
    static Fragment read(ChannelReader asset, Box moof) throws MalformedException, IOException {
        var fragment = new Fragment(asset);
        var boxes = Containers.children(asset, moof, fragment.budget);
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            switch (box.get().type()) {
                case "mfhd" -> {
                    asset.seek(box.get().payload().start() + FULL);
                    fragment.number = asset.u32("mfhd");
                }
                case "traf" -> {
                    if (fragment.track == 0) {
                        fragment.track(box.get());
                    }
                }
                default -> {} // nothing that matters here
            }
        }
        return fragment;
    }

    private void track(Box traf) throws MalformedException, IOException {
        var boxes = Containers.children(asset, traf, budget);
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            switch (box.get().type()) {
                case "tfhd" -> header(box.get());
                case "trun" -> run(box.get());
                default -> {} // nothing that matters here
            }
        }
    }

    private void header(Box tfhd) throws MalformedException, IOException {
        asset.seek(tfhd.payload().start());
        long flags = asset.u32("tfhd") & 0xFFFFFF;
        track = asset.u32("tfhd");
        if ((flags & 0x8) != 0) {
            asset.skip(((flags & 0x1) != 0 ? Long.BYTES : 0) + ((flags & 0x2) != 0 ? FULL : 0));
            sampleDuration = asset.u32("tfhd");
        }
    }

    private void run(Box trun) throws MalformedException, IOException {
        asset.seek(trun.payload().start());
        long flags = asset.u32("trun") & 0xFFFFFF;
        long samples = asset.u32("trun");
        if ((flags & DURATION) == 0) {
            samplesOfNoDuration += samples;
            return;
        }
        asset.skip(
                ((flags & DATA_OFFSET) != 0 ? FULL : 0) + ((flags & FIRST_FLAGS) != 0 ? FULL : 0));
        long beside = FULL * (Long.bitCount(flags & 0xF00) - 1L);
        if (samples > trun.payload().length() / (FULL + beside)) {
            throw new MalformedException("trun", trun.start(), "more samples than it has room for");
        }
        for (long i = 0; i < samples; i++) {
            duration += asset.u32("trun");
            asset.skip(beside);
        }
    }

    /// Which fragment it is; 0 if it does not say.
    long number() {
        return number;
    }

    /// The track it is of, the first one where there are several.
    long track() {
        return track == 0 ? FIRST_TRACK : track;
    }

    /// How long it takes, in the track's units; 0 if that is not known.
    long duration(TrackTimes times) {
        long each = sampleDuration < 0 ? times.sampleDuration(track()) : sampleDuration;
        return duration + samplesOfNoDuration * each;
    }
}
