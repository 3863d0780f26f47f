package dev.candor.c2pa.asset.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.candor.c2pa.asset.Container;
import dev.candor.c2pa.asset.ContainerFault;
import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// Hides a store at the end of a text (C2PA 2.4, A.8).
final class TextWriting {
    private static final int EDGE = 256;

    /// What an object or an array begins with.
    private static final Pattern JSON = Pattern.compile("\\{\\s*[\"}]|\\[\\s*[]\\[{\"\\d-]");

    private TextWriting() {}

    /// @throws MalformedException if the text is not well-formed UTF-8
    static Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        if (!layout.faults().isEmpty()) {
            return refusing(layout.faults().getFirst());
        }
        if (isJson(asset)) {
            return _ -> {
                throw new NoRoomException(
                        "The text looks like JSON, and would be none with credentials hidden in it",
                        NoRoomException.Remedy.BESIDE);
            };
        }
        var whole = new Range(0, asset.size());
        long end = normalizedLength(asset, layout);
        return store -> {
            long length = TextWrapper.paddedLength(bounded(store));
            return new Splice.Builder()
                    .copy(whole, layout.storeRanges())
                    .gap(length)
                    .build(TextWriting::wrappers, new ContentBinding.Text(new Range(end, length)));
        };
    }

    /// Whether a text begins and ends as JSON does: what is hidden behind it would break it.
    private static boolean isJson(ChannelReader asset) throws MalformedException, IOException {
        long end = Math.max(0, asset.size() - EDGE);
        var beginning = JSON.matcher(new String(asset.head(EDGE), ISO_8859_1).strip());
        asset.seek(end);
        var last = new String(asset.take((int) (asset.size() - end), "text"), ISO_8859_1).strip();
        return beginning.lookingAt()
                && last.endsWith(beginning.group().startsWith("{") ? "}" : "]");
    }

    /// The longer store lies where the shorter one lay.
    static Splicing updating(ChannelReader asset, Layout layout) {
        return store ->
                layout.replaced(
                        asset, TextWrapper.paddedLength(bounded(store)), TextWrapper::padded);
    }

    private static List<byte[]> wrappers(Bytes store) {
        return List.of(TextWrapper.padded(store));
    }

    private static long normalizedLength(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        try {
            return NormalizedText.length(asset, TextBytes.without(asset, layout.storeRanges()));
        } catch (MalformedException e) {
            throw new MalformedException(
                    e.box(), e.offset(), e.reason() + "; save it as UTF-8 and sign that");
        }
    }

    private static int bounded(int store) throws NoRoomException {
        if (store > Container.MAX_STORE) {
            throw new NoRoomException(
                    "Credentials of %d bytes are more than can be hidden in a text"
                            .formatted(store),
                    NoRoomException.Remedy.LESS);
        }
        return store;
    }

    private static Splicing refusing(ContainerFault fault) {
        var reason =
                fault == ContainerFault.TEXT_MULTIPLE_WRAPPERS
                        ? "The text has credentials hidden in it more than once; take out all but"
                                + " those that are meant, then sign it"
                        : "The credentials hidden in the text are damaged; take them out, then sign"
                                + " it";
        return _ -> {
            throw new NoRoomException(reason);
        };
    }
}
