package dev.candor.c2pa.asset;

import dev.candor.c2pa.io.Bytes;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// XMP, as far as marks of synthetic media need it. Broken XMP says what was read before the break.
final class Xmp {
    private static final String NAMESPACE = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    private static final String FIELD = "DigitalSourceType";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    private Xmp() {}

    /// The values of `Iptc4xmpExt:DigitalSourceType`, as written, in any of XMP's ways to write it.
    static List<String> digitalSourceTypes(Bytes packet) {
        var found = new ArrayList<String>();
        try {
            var reader =
                    factory().createXMLStreamReader(new ByteArrayInputStream(packet.toArray()));
            collect(reader, found);
        } catch (XMLStreamException e) {
            return List.copyOf(found);
        }
        return List.copyOf(found);
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static void collect(XMLStreamReader reader, List<String> found)
            throws XMLStreamException {
        int depthInField = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    boolean field = depthInField > 0 || isField(reader);
                    add(reader.getAttributeValue(NAMESPACE, FIELD), found);
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

    private static boolean isField(XMLStreamReader reader) {
        return FIELD.equals(reader.getLocalName()) && NAMESPACE.equals(reader.getNamespaceURI());
    }

    private static void add(@Nullable String value, List<String> found) {
        if (value != null && !value.isBlank()) {
            found.add(value.strip());
        }
    }
}
