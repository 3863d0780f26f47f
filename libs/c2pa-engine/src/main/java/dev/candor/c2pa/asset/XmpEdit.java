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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes where a manifest store is into XMP (`dcterms:provenance`; C2PA 2.4, 11.4). Of a packet
/// that is there nothing else changes, not even its length, as long as there is room in it.
public final class XmpEdit {
    private static final String TERMS = "http://purl.org/dc/terms/";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String PROPERTY = "provenance";
    private static final String END = "<?xpacket end";
    private static final String BEGINNING =
            "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n";

    private XmpEdit() {}

    /// A new packet, with the processing instructions around it.
    static byte[] packet(String address) {
        return markup(address).getBytes(UTF_8);
    }

    /// The same as a part of a text.
    static String markup(String address) {
        return BEGINNING + element(address) + "\n" + END + "=\"w\"?>";
    }

    private static String element(String address) {
        return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\""
                + RDF
                + "\">"
                + description("rdf", "", address)
                + "</rdf:RDF></x:xmpmeta>";
    }

    private static String description(String rdf, String about, String address) {
        return "<%s:Description %s:about=\"%s\" xmlns:dcterms=\"%s\" dcterms:%s=\"%s\"/>"
                .formatted(rdf, rdf, about, TERMS, PROPERTY, escaped(address));
    }

    private static String escaped(String address) {
        return address.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    /// The packet of an asset with an address; a new one if there is none.
    ///
    /// @throws NoRoomException if there is one that cannot be edited
    public static byte[] of(ChannelReader asset, Layout layout, String address)
            throws NoRoomException, MalformedException, IOException {
        var range = layout.xmp();
        if (!layout.unpackedXmp().isEmpty()) {
            throw new NoRoomException(
                    "The asset's XMP lies in it in a form that is not edited",
                    NoRoomException.Remedy.BESIDE);
        } else if (range == null) {
            return packet(address);
        } else if (range.length() > AssetFormats.MOST_METADATA) {
            throw new NoRoomException(
                    "The asset's XMP is longer than what is edited", NoRoomException.Remedy.BESIDE);
        }
        asset.seek(range.start());
        return edited(Bytes.of(asset.take((int) range.length(), "XMP")), address);
    }

    /// A packet with another address.
    ///
    /// @throws NoRoomException if it is no XMP
    static byte[] edited(Bytes packet, String address) throws NoRoomException, IOException {
        try {
            var reading = new Reading(packet);
            reading.read();
            return padded(reading.edited(address), packet.length());
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
        private final Set<String> prefixes = new HashSet<>();
        private String about = "";
        private XmlScanner.@Nullable Opening rdf;

        Reading(Bytes packet) {
            this.packet = packet;
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
            return tag.localName().equals(PROPERTY) && prefixes.contains(tag.prefix());
        }

        private void declare(XmlScanner.Opening tag) {
            tag.attributes()
                    .forEach(
                            (name, value) -> {
                                if (name.startsWith("xmlns:") && value.equals(TERMS)) {
                                    prefixes.add(name.substring("xmlns:".length()));
                                }
                            });
        }

        private void note(XmlScanner.Opening tag) {
            if (tag.localName().equals("RDF") && rdf == null && !tag.isEmpty()) {
                rdf = tag;
            } else if (rdf != null && tag.localName().equals("Description")) {
                about = tag.attributes().getOrDefault(rdf.prefix() + ":about", about);
            }
            var text = latin(packet.slice((int) tag.start(), (int) (tag.end() - tag.start())));
            for (var prefix : prefixes) {
                var attribute =
                        Pattern.compile(
                                        "\\s+%s:%s\\s*=\\s*(\"[^\"]*\"|'[^']*')"
                                                .formatted(
                                                        Pattern.quote(asLatin(prefix)), PROPERTY))
                                .matcher(text);
                if (attribute.find()) {
                    remove(tag.start() + attribute.start(), tag.start() + attribute.end());
                }
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

        byte[] edited(String address) throws NoRoomException, MalformedException, IOException {
            var root = rdf;
            if (root == null || root.prefix().isEmpty()) {
                throw unreadable();
            }
            edits.add(
                    Edit.at(
                            root.end(),
                            description(root.prefix(), about, address).getBytes(UTF_8)));
            var splice = Edit.all(packet.length(), edits);
            var made = new SplicedChannel(new MemoryChannel(packet.toArray()), splice);
            return new ChannelReader(made).take((int) splice.length(), "XMP");
        }
    }
}
