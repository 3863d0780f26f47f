package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.asset.bmff.BoxBudget;
import dev.candor.c2pa.asset.bmff.BoxCursor;
import dev.candor.c2pa.asset.bmff.SegmentInfoBox;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The `emsg` boxes of a segment that carry what a session key signed (C2PA 2.4, 19.4.2).
final class EventMessage {
    private EventMessage() {}

    /// The boxes that are made as they have to be, in order: what they say holds from the start of
    /// the segment on, and for some time.
    ///
    /// @throws MalformedException if something in the segment is no box
    static List<SegmentInfoBox> in(ChannelReader segment) throws MalformedException, IOException {
        var messages = new ArrayList<SegmentInfoBox>();
        var boxes = BoxCursor.root(segment, new BoxBudget());
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            SegmentInfoBox.of(segment, box.get())
                    .filter(one -> one.delta() == 0 && one.timescale() > 0 && one.duration() > 0)
                    .ifPresent(messages::add);
        }
        return List.copyOf(messages);
    }
}
