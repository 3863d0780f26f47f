package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.bmff.Box;
import dev.candor.c2pa.asset.bmff.BoxBudget;
import dev.candor.c2pa.asset.bmff.BoxCursor;
import dev.candor.c2pa.asset.bmff.Containers;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A box of ISO BMFF that is a part of an asset, by the path to it (C2PA 2.4, 18.9.2): types of
/// boxes behind slashes, each with a number, counted from 1, if it is not the first.
final class PartBox {
    private static final Pattern STEP = Pattern.compile("/(.{4}?)(?:\\[(\\d{1,5})])?");

    private PartBox() {}

    /// What the box holds, without its header; nothing if there is no such box.
    static Optional<Range> find(ChannelReader asset, String path) throws IOException {
        var steps = STEP.matcher(path);
        int end = 0;
        Optional<Box> box = Optional.empty();
        try {
            var budget = new BoxBudget();
            var cursor = BoxCursor.root(asset, budget);
            while (end < path.length()) {
                if (!steps.find(end) || steps.start() != end) {
                    return Optional.empty();
                }
                end = steps.end();
                box = next(cursor, steps);
                if (box.isEmpty()) {
                    return Optional.empty();
                }
                if (end < path.length()) {
                    if (!Containers.isContainer(box.get().type())) {
                        return Optional.empty();
                    }
                    cursor = Containers.children(asset, box.get(), budget);
                }
            }
            return box.map(Box::payload);
        } catch (MalformedException e) {
            return Optional.empty(); // behind something that is no box nothing can be found
        }
    }

    private static Optional<Box> next(BoxCursor boxes, Matcher step)
            throws MalformedException, IOException {
        int left = step.group(2) == null ? 1 : Integer.parseInt(step.group(2));
        for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
            if (box.get().type().equals(step.group(1)) && --left == 0) {
                return box;
            }
        }
        return Optional.empty();
    }
}
