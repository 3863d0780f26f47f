package dev.candor.c2pa.asset;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// SVG: the store is the text of a `c2pa:manifest` element in the root's `metadata`, in Base64
/// (C2PA 2.4, A.3.3). All of the document is read, and none of it kept.
final class SvgContainer implements WritableContainer {
    /// How far into the file the root may begin.
    static final int MOST_BEFORE_ROOT = 1 << 16;

    /// Base64 takes a third more, and lines have ends.
    private static final long MOST_TEXT = MAX_STORE / 2 * 3L;

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String C2PA = "http://c2pa.org/manifest";
    private static final String USUAL_PREFIX = "c2pa";
    private static final Pattern PIXELS = Pattern.compile("\\s*(\\d{1,7})(?:\\.\\d*)?(?:px)?\\s*");
    private static final Pattern VIEW_BOX =
            Pattern.compile(
                    "[^,\\s]+[,\\s]+[^,\\s]+[,\\s]+(\\d{1,7})(?:\\.\\d*)?[,\\s]+(\\d{1,7})(?:\\.\\d*)?");

    @Override
    public boolean recognizes(ChannelReader asset) throws IOException {
        try {
            return isSvg(new XmlScanner(asset).root(MOST_BEFORE_ROOT));
        } catch (MalformedException e) {
            return false; // no markup, or none that is well-formed
        }
    }

    private static boolean isSvg(XmlScanner.Opening root) {
        return root.localName().equals("svg")
                && root.attributes().getOrDefault(declaration(root.prefix()), SVG).equals(SVG);
    }

    private static String declaration(String prefix) {
        return prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
    }

    @Override
    public Layout layout(ChannelReader asset) throws MalformedException, IOException {
        var layout = new Layout.Builder();
        try {
            new Reading(asset, layout).read();
        } catch (MalformedException e) {
            if (layout.storeRanges.isEmpty()) {
                throw e;
            }
        }
        return layout.build();
    }

    @Override
    public void requireComplete(ChannelReader asset) throws MalformedException, IOException {
        new Reading(asset, new Layout.Builder()).read();
    }

    @Override
    public Splice describing(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        return SvgWriting.describing(asset, layout, properties);
    }

    @Override
    public Splicing splicing(ChannelReader asset, Layout layout)
            throws MalformedException, IOException {
        return SvgWriting.splicing(asset, layout);
    }

    /// One document that is read to its end.
    private static final class Reading {
        private static final int IN_ROOT = 1;
        private static final int IN_METADATA = 2;

        private final ChannelReader asset;
        private final Layout.Builder layout;
        private final XmlScanner scanner;
        private final XmlScanner.Opening root;
        private XmlScanner.@Nullable Opening metadata;
        private XmlScanner.@Nullable Opening packet;
        private long depth = IN_ROOT;

        Reading(ChannelReader asset, Layout.Builder layout) throws MalformedException, IOException {
            this.asset = asset;
            this.layout = layout;
            this.scanner = new XmlScanner(asset);
            this.root = scanner.root(MOST_BEFORE_ROOT);
        }

        void read() throws MalformedException, IOException {
            noteSize();
            if (root.isEmpty()) {
                return;
            }
            layout.insertion = root.end();
            while (depth > 0) {
                var tag = scanner.next();
                if (tag.isEmpty()) {
                    throw new MalformedException("svg", asset.size(), "ends too early");
                }
                switch (tag.get()) {
                    case XmlScanner.Opening opening -> open(opening);
                    case XmlScanner.Closing closing -> close(closing);
                }
            }
        }

        private void open(XmlScanner.Opening tag) throws MalformedException, IOException {
            if (tag.isEmpty()) {
                return;
            }
            if (depth == IN_ROOT && tag.localName().equals("metadata")) {
                metadata = tag;
            } else if (depth == IN_METADATA && metadata != null && isManifest(tag, metadata)) {
                noteStore(tag);
                return;
            } else if (depth == IN_METADATA
                    && metadata != null
                    && tag.localName().equals("xmpmeta")) {
                packet = tag;
            }
            depth++;
        }

        private void close(XmlScanner.Closing tag) {
            depth--;
            if (depth == IN_METADATA && packet != null) {
                var range = new Range(packet.start(), tag.end() - packet.start());
                layout.metadata.add(range);
                layout.xmp = range;
                packet = null;
            } else if (depth == IN_ROOT) {
                metadata = null;
            }
        }

        /// The namespace ought to be declared, and need not be.
        private boolean isManifest(XmlScanner.Opening tag, XmlScanner.Opening parent) {
            var declaration = declaration(tag.prefix());
            var namespace = tag.attributes().get(declaration);
            if (namespace == null) {
                namespace = parent.attributes().get(declaration);
            }
            if (namespace == null) {
                namespace = root.attributes().get(declaration);
            }
            if (namespace == null && tag.prefix().equals(USUAL_PREFIX)) {
                namespace = C2PA;
            }
            return tag.localName().equals("manifest") && C2PA.equals(namespace);
        }

        private void noteStore(XmlScanner.Opening tag) throws MalformedException, IOException {
            if (!(scanner.next().orElse(null) instanceof XmlScanner.Closing closing)) {
                throw new MalformedException("c2pa:manifest", tag.start(), "more than text in it");
            }
            var range = new Range(tag.end(), closing.start() - tag.end());
            if (range.length() > MOST_TEXT) {
                throw new MalformedException(
                        "c2pa:manifest", tag.start(), "%d bytes".formatted(range.length()));
            }
            asset.seek(range.start());
            layout.carry(range, decoded(asset.take((int) range.length(), "c2pa:manifest"), tag));
            asset.seek(closing.end());
        }

        /// What the text stands for, if there is only one way to write it, white space apart.
        private static Bytes decoded(byte[] text, XmlScanner.Opening tag)
                throws MalformedException {
            var digits = new ByteArrayOutputStream(text.length);
            for (byte character : text) {
                if (!XmlScanner.isSpace(character)) {
                    digits.write(character);
                }
            }
            var written = digits.toByteArray();
            try {
                var store = Base64.getDecoder().decode(written);
                if (store.length <= MAX_STORE
                        && Arrays.equals(Base64.getEncoder().encode(store), written)) {
                    return Bytes.of(store);
                }
            } catch (IllegalArgumentException e) {
                // told below
            }
            throw new MalformedException("c2pa:manifest", tag.start(), "no manifest in Base64");
        }

        private void noteSize() {
            var box = VIEW_BOX.matcher(root.attributes().getOrDefault("viewBox", "").strip());
            boolean boxed = box.matches();
            layout.width = pixels("width").orElse(boxed ? Integer.parseInt(box.group(1)) : 0);
            layout.height = pixels("height").orElse(boxed ? Integer.parseInt(box.group(2)) : 0);
        }

        private Optional<Integer> pixels(String attribute) {
            var said = PIXELS.matcher(root.attributes().getOrDefault(attribute, ""));
            return said.matches() ? Optional.of(Integer.valueOf(said.group(1))) : Optional.empty();
        }
    }
}
