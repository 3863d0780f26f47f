package dev.candor.label.rendering.document;

import java.util.Map;

/// Adds properties to a document's metadata (ISO 16684-1). What is there stays as it is.
final class XmpPacket {
    private static final String IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    private static final String END = "</rdf:RDF>";

    private XmpPacket() {}

    /// @param packet what the document has; empty where it has none
    /// @param fields properties by names such as `Iptc4xmpExt:DigitalSourceType`; those that the
    /// packet has already are left alone, and so is a packet that is not understood
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
        return end < 0 ? packet : packet.substring(0, end) + added + packet.substring(end);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
