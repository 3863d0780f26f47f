package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// How the tracks of a stream count time, as its initialization segment says (ISO/IEC 14496-12,
/// 8.4.2 and 8.8.3).
public final class TrackTimes {
    private static final int FULL = 4;

    /// How many tracks there may be.
    private static final int MOST = 1 << 10;

    private final Map<Long, Long> timescales = new HashMap<>();
    private final Map<Long, Long> durations = new HashMap<>();

    private TrackTimes() {}

    /// Reads an initialization segment.
    ///
    /// @throws MalformedException if a box is broken
    public static TrackTimes read(ChannelReader init) throws MalformedException, IOException {
        var times = new TrackTimes();
        var budget = new BoxBudget();
        var boxes = BoxCursor.root(init, budget);
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            if (box.get().type().equals("moov")) {
                times.movie(init, box.get(), budget);
            }
        }
        return times;
    }

    private void movie(ChannelReader init, Box moov, BoxBudget budget)
            throws MalformedException, IOException {
        var boxes = Containers.children(init, moov, budget);
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            switch (box.get().type()) {
                case "trak" -> track(init, box.get(), budget);
                case "mvex" -> defaults(init, box.get(), budget);
                default -> {} // nothing of time
            }
        }
    }

    private void track(ChannelReader init, Box trak, BoxBudget budget)
            throws MalformedException, IOException {
        long id = 0;
        long timescale = 0;
        var boxes = Containers.children(init, trak, budget);
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            switch (box.get().type()) {
                case "tkhd" -> id = afterDates(init, box.get());
                case "mdia" -> timescale = timescale(init, box.get(), budget);
                default -> {} // nothing of time
            }
        }
        if (timescales.size() < MOST) {
            timescales.put(id, timescale);
        }
    }

    private static long timescale(ChannelReader init, Box mdia, BoxBudget budget)
            throws MalformedException, IOException {
        var boxes = Containers.children(init, mdia, budget);
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            if (box.get().type().equals("mdhd")) {
                return afterDates(init, box.get());
            }
        }
        return 0;
    }

    /// The number behind two dates, which are longer in the second version.
    private static long afterDates(ChannelReader init, Box box)
            throws MalformedException, IOException {
        init.seek(box.payload().start());
        int version = init.u8(box.type());
        init.skip(3 + 2L * (version == 1 ? Long.BYTES : Integer.BYTES));
        return init.u32(box.type());
    }

    private void defaults(ChannelReader init, Box mvex, BoxBudget budget)
            throws MalformedException, IOException {
        var boxes = Containers.children(init, mvex, budget);
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            if (box.get().type().equals("trex") && durations.size() < MOST) {
                init.seek(box.get().payload().start() + FULL);
                long track = init.u32("trex");
                init.skip(Integer.BYTES);
                durations.put(track, init.u32("trex"));
            }
        }
    }

    /// In how many units a second a track counts; 0 if that is not said.
    public long timescale(long track) {
        return timescales.getOrDefault(track, 0L);
    }

    /// How long a sample of a track is, unless its fragment says otherwise; 0 if not said.
    long sampleDuration(long track) {
        return durations.getOrDefault(track, 0L);
    }
}
