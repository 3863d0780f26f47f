package dev.candor.c2pa.asset;

import java.util.regex.Pattern;

/// A property of XMP whose value is a text (ISO 16684-1).
///
/// @param namespace its URI
/// @param prefix that is declared where the property is written
/// @param name without prefix
/// @param value as readers get it
public record XmpProperty(String namespace, String prefix, String name, String value) {
    private static final String TERMS = "http://purl.org/dc/terms/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    public XmpProperty {
        if (!NAME.matcher(prefix).matches() || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No name in XML: %s:%s".formatted(prefix, name));
        }
        if (namespace.isEmpty() || !value.codePoints().allMatch(XmpProperty::isXml)) {
            throw new IllegalArgumentException("Nothing that XML can hold");
        }
    }

    /// Where a manifest store is (C2PA 2.4, 11.4).
    static XmpProperty provenance(String address) {
        return new XmpProperty(TERMS, "dcterms", "provenance", address);
    }

    /// The characters of XML 1.0, 2.2.
    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }
}
