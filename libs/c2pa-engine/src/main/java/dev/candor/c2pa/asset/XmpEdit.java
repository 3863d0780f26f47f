package dev.candor.c2pa.asset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.c2pa.asset.splice.Edit;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.SplicedChannel;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.MemoryChannel;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes properties into XMP, such as where a manifest store is (`dcterms:provenance`; C2PA 2.4,
/// 11.4). What a packet says of these properties already gives way, in whatever form it is written.
/// Nothing else of it changes, not even its length, as long as there is room in it.
public final class XmpEdit {
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String END = "<?xpacket end";
    private static final String BEGINNING =
            "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n";

    private XmpEdit() {}

    /// A new packet, with the processing instructions around it.
    static byte[] packet(List<XmpProperty> properties) {
        return markup(properties).getBytes(UTF_8);
    }

    /// The same as a part of a text.
    static String markup(List<XmpProperty> properties) {
        return BEGINNING + element(properties) + "\n" + END + "=\"w\"?>";
    }

    private static String element(List<XmpProperty> properties) {
        return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\""
                + RDF
                + "\">"
                + description("rdf", "", properties)
                + "</rdf:RDF></x:xmpmeta>";
    }

    /// Attributes, but for objects of JSON: some readers look for those as text.
    private static String description(String rdf, String about, List<XmpProperty> properties) {
        var tag = new StringBuilder("<%s:Description %s:about=\"%s\"".formatted(rdf, rdf, about));
        properties.stream()
                .map(it -> " xmlns:%s=\"%s\"".formatted(it.prefix(), escaped(it.namespace())))
                .distinct()
                .forEach(tag::append);
        var content = new StringBuilder();
        for (var property : properties) {
            var name = property.prefix() + ":" + property.name();
            if (property.value().startsWith("{")) {
                content.append("<%s>%s</%s>".formatted(name, text(property.value()), name));
            } else {
                tag.append(" %s=\"%s\"".formatted(name, escaped(property.value())));
            }
        }
        return content.isEmpty()
                ? tag + "/>"
                : "%s>%s</%s:Description>".formatted(tag, content, rdf);
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    private static String text(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// The packet of an asset with properties; a new one if there is none.
    ///
    /// @throws NoRoomException if there is one that cannot be edited
    public static byte[] of(ChannelReader asset, Layout layout, List<XmpProperty> properties)
            throws NoRoomException, MalformedException, IOException {
        var range = layout.xmp();
        if (!layout.unpackedXmp().isEmpty()) {
            throw new NoRoomException(
                    "The asset's XMP lies in it in a form that is not edited",
                    NoRoomException.Remedy.BESIDE);
        } else if (range == null) {
            return packet(properties);
        } else if (range.length() > AssetFormats.MOST_METADATA) {
            throw new NoRoomException(
                    "The asset's XMP is longer than what is edited", NoRoomException.Remedy.BESIDE);
        }
        asset.seek(range.start());
        return edited(Bytes.of(asset.take((int) range.length(), "XMP")), properties);
    }

    /// A packet with other properties.
    ///
    /// @throws NoRoomException if it is no XMP
    public static byte[] edited(Bytes packet, List<XmpProperty> properties)
            throws NoRoomException, IOException {
        try {
            var reading = new Reading(packet, properties);
            reading.read();
            return padded(reading.edited(), packet.length());
        } catch (MalformedException e) {
            throw unreadable();
        }
    }

    private static NoRoomException unreadable() {
        return new NoRoomException(
                "The asset's XMP is broken, so no address can be put into it; mend it or take it"
                        + " out");
    }

    /// What stands before the end is there to be used up, and to be filled.
    private static byte[] padded(byte[] packet, int length) {
        var text = new String(packet, ISO_8859_1);
        int end = text.lastIndexOf(END);
        if (end < 0) {
            return packet;
        }
        int blank = end;
        while (blank > 0 && XmlScanner.isSpace(text.charAt(blank - 1))) {
            blank--;
        }
        int room = end - blank - (packet.length - length);
        if (room < 0) {
            return packet;
        }
        return (text.substring(0, blank) + " ".repeat(room) + text.substring(end))
                .getBytes(ISO_8859_1);
    }

    /// One packet. Not thread safe.
    private static final class Reading {
        private final Bytes packet;
        private final List<Edit> edits = new ArrayList<>();
        private final List<XmpProperty> properties;
        private final Map<String, Set<String>> prefixes = new HashMap<>();
        private String about = "";
        private XmlScanner.@Nullable Opening rdf;

        Reading(Bytes packet, List<XmpProperty> properties) {
            this.packet = packet;
            this.properties = List.copyOf(properties);
        }

        void read() throws MalformedException, IOException {
            var scanner = new XmlScanner(new ChannelReader(new MemoryChannel(packet.toArray())));
            XmlScanner.Opening property = null;
            int depth = 0;
            for (var tag = scanner.next(); tag.isPresent(); tag = scanner.next()) {
                switch (tag.get()) {
                    case XmlScanner.Closing closing -> {
                        if (property != null && --depth == 0) {
                            remove(property.start(), closing.end());
                            property = null;
                        }
                    }
                    case XmlScanner.Opening opening -> {
                        if (property != null) {
                            depth += opening.isEmpty() ? 0 : 1;
                        } else if (isProperty(opening) && opening.isEmpty()) {
                            remove(opening.start(), opening.end());
                        } else if (isProperty(opening)) {
                            property = opening;
                            depth = 1;
                        } else {
                            note(opening);
                        }
                    }
                }
            }
        }

        private boolean isProperty(XmlScanner.Opening tag) {
            declare(tag);
            return properties.stream()
                    .anyMatch(
                            property ->
                                    tag.localName().equals(property.name())
                                            && prefixes(property).contains(tag.prefix()));
        }

        private void declare(XmlScanner.Opening tag) {
            tag.attributes()
                    .forEach(
                            (name, value) -> {
                                if (name.startsWith("xmlns:")) {
                                    prefixes.computeIfAbsent(value, _ -> new HashSet<>())
                                            .add(name.substring("xmlns:".length()));
                                }
                            });
        }

        private Set<String> prefixes(XmpProperty property) {
            return prefixes.getOrDefault(property.namespace(), Set.of());
        }

        private void note(XmlScanner.Opening tag) {
            if (tag.localName().equals("RDF") && rdf == null && !tag.isEmpty()) {
                rdf = tag;
            } else if (rdf != null && tag.localName().equals("Description")) {
                about = tag.attributes().getOrDefault(rdf.prefix() + ":about", about);
            }
            var text = latin(packet.slice((int) tag.start(), (int) (tag.end() - tag.start())));
            for (var property : properties) {
                for (var prefix : prefixes(property)) {
                    removeAttribute(tag, text, prefix, property.name());
                }
            }
        }

        private void removeAttribute(
                XmlScanner.Opening tag, String text, String prefix, String name) {
            var attribute =
                    Pattern.compile(
                                    "\\s+%s:%s\\s*=\\s*(\"[^\"]*\"|'[^']*')"
                                            .formatted(Pattern.quote(asLatin(prefix)), name))
                            .matcher(text);
            if (attribute.find()) {
                remove(tag.start() + attribute.start(), tag.start() + attribute.end());
            }
        }

        /// One character a byte, so that places in the text are places in the packet.
        private static String latin(Bytes bytes) {
            return new String(bytes.toArray(), ISO_8859_1);
        }

        private static String asLatin(String name) {
            return new String(name.getBytes(UTF_8), ISO_8859_1);
        }

        private void remove(long from, long to) {
            edits.add(new Edit(new Range(from, to - from), new byte[0]));
        }

        byte[] edited() throws NoRoomException, MalformedException, IOException {
            var root = rdf;
            if (root == null || root.prefix().isEmpty()) {
                throw unreadable();
            }
            edits.add(
                    Edit.at(
                            root.end(),
                            description(root.prefix(), about, properties).getBytes(UTF_8)));
            var splice = Edit.all(packet.length(), edits);
            var made = new SplicedChannel(new MemoryChannel(packet.toArray()), splice);
            return new ChannelReader(made).take((int) splice.length(), "XMP");
        }
    }
}
