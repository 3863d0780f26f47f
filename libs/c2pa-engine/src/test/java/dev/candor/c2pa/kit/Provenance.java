package dev.candor.c2pa.kit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// XMP that says where an asset's manifest store is.
public final class Provenance {
    private static final String PACKET =
            """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
            <rdf:Description rdf:about="" xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="%s"/>\
            </rdf:RDF></x:xmpmeta>\
            """;

    private Provenance() {}

    public static byte[] xmp(String uri) {
        return PACKET.formatted(uri).getBytes(StandardCharsets.UTF_8);
    }

    /// A JPEG whose second segment is that packet.
    public static byte[] jpeg(String uri) {
        var jpeg = Media.jpeg();
        var header = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);
        var packet = xmp(uri);
        int length = 2 + header.length + packet.length;
        return Concat.of(
                Arrays.copyOf(jpeg, 2),
                new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length},
                header,
                packet,
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }
}
