package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.Bytes;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// XMP, as far as marks of synthetic media and addresses of credentials need it. Broken XMP says
/// what was read before the break.
final class Xmp {
    private static final Property SOURCE_TYPE =
            new Property("http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "DigitalSourceType");
    private static final Property PROVENANCE =
            new Property("http://purl.org/dc/terms/", "provenance");
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    private Xmp() {}

    /// The values of `Iptc4xmpExt:DigitalSourceType`, as written, in any of XMP's ways to write it.
    static List<String> digitalSourceTypes(Bytes packet) {
        return values(packet, SOURCE_TYPE);
    }

    /// The value of `dcterms:provenance`: where the manifest store is (C2PA 2.4, 11.4).
    static Optional<String> provenance(Bytes packet) {
        return values(packet, PROVENANCE).stream().findFirst();
    }

    /// The values of a property, as written, in any of XMP's ways to write it.
    static List<String> values(Bytes packet, String namespace, String name) {
        return values(packet, new Property(namespace, name));
    }

    /// A property, by namespace and name.
    private record Property(String namespace, String name) {
        boolean isAt(XMLStreamReader reader) {
            return name.equals(reader.getLocalName()) && namespace.equals(reader.getNamespaceURI());
        }
    }

    private static List<String> values(Bytes packet, Property property) {
        var found = new ArrayList<String>();
        try {
            var reader =
                    factory().createXMLStreamReader(new ByteArrayInputStream(packet.toArray()));
            collect(reader, property, found);
        } catch (XMLStreamException e) {
            return List.copyOf(found);
        }
        return List.copyOf(found);
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true); // a value is one text
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static void collect(XMLStreamReader reader, Property property, List<String> found)
            throws XMLStreamException {
        int depthInField = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    boolean field = depthInField > 0 || property.isAt(reader);
                    add(reader.getAttributeValue(property.namespace, property.name), found);
                    if (field) {
                        depthInField++;
                        add(reader.getAttributeValue(RDF, "resource"), found);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depthInField = Math.max(0, depthInField - 1);
                case XMLStreamConstants.CHARACTERS -> {
                    if (depthInField > 0) {
                        add(reader.getText(), found);
                    }
                }
                default -> {} // comments, instructions: nothing a mark is written in
            }
        }
    }

    private static void add(@Nullable String value, List<String> found) {
        if (value != null && !value.isBlank()) {
            found.add(value.strip());
        }
    }
}
