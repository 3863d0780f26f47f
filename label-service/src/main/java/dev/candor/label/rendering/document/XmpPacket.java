package dev.candor.label.rendering.document;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/// Adds properties to a document's metadata (ISO 16684-1). What is there stays as it is.
final class XmpPacket {
    private static final String IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    private static final String END = "</rdf:RDF>";
    private static final Pattern CODED =
            Pattern.compile("(<\\?x(?:ml|packet)[^>]{0,200}encoding=[\"'])[^\"']{1,40}([\"'])");

    private XmpPacket() {}

    /// @param packet what the document has; empty where it has none
    /// @param fields properties by names such as `Iptc4xmpExt:DigitalSourceType`; those that the
    /// packet has already are left alone, and so is a packet that is not understood
    /// @return a packet to be coded in UTF-8
    static String with(String packet, Map<String, String> fields) {
        var description = new StringBuilder();
        fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith("Iptc4xmpExt:"))
                .filter(field -> !packet.contains(field.getKey()))
                .forEach(
                        field ->
                                description.append(
                                        "<%1$s>%2$s</%1$s>"
                                                .formatted(
                                                        field.getKey(),
                                                        escaped(field.getValue()))));
        if (description.isEmpty()) {
            return packet;
        }
        var added =
                "<rdf:Description rdf:about=\"\" xmlns:Iptc4xmpExt=\"%s\">%s</rdf:Description>"
                        .formatted(IPTC, description);
        if (packet.isBlank()) {
            return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
                    + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                    + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                    + added
                    + END
                    + "</x:xmpmeta><?xpacket end=\"w\"?>";
        }
        var end = packet.lastIndexOf(END);
        return end < 0
                ? packet
                : CODED.matcher(packet.substring(0, end)).replaceAll("$1UTF-8$2")
                        + added
                        + packet.substring(end);
    }

    /// The text of a packet in the coding its first bytes tell (ISO 16684-1, 7.3.2; XML 1.0, F).
    static String text(byte[] packet) {
        var charset = StandardCharsets.UTF_8;
        if (starts(packet, 0xFE, 0xFF) || starts(packet, 0, '<')) {
            charset = StandardCharsets.UTF_16BE;
        } else if (starts(packet, 0xFF, 0xFE) || starts(packet, '<', 0)) {
            charset = StandardCharsets.UTF_16LE;
        }
        var text = new String(packet, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean starts(byte[] packet, int first, int second) {
        return packet.length > 1 && (packet[0] & 0xFF) == first && (packet[1] & 0xFF) == second;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
