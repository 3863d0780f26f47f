package dev.candor.provenance.mark;

import dev.candor.c2pa.asset.Tag;
import dev.candor.c2pa.asset.XmpProperty;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.mark.MarkRequest.MarkOrder;
import dev.candor.provenance.mark.MarkRequest.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Orders for marks become properties. Pure.
final class Marks {
    private static final Map<String, String> NAMESPACES =
            Map.of(
                    "Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
                    "Iptc4xmpCore", "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
                    "xmp", "http://ns.adobe.com/xap/1.0/",
                    "dc", "http://purl.org/dc/elements/1.1/");

    private Marks() {}

    /// The object `AIGC` is a tag where the container has tags of its own, as its standard has it
    /// for films and sound, and no XMP that says it already: a file has one.
    ///
    /// @param before the object that the file has
    /// @throws Declined `MARK_NOT_POSSIBLE`, at the field that is to blame
    static List<Tag> tags(List<MarkOrder> orders, Optional<Aigc> before, boolean aigcToo) {
        var tags = new ArrayList<Tag>();
        for (int i = 0; i < orders.size(); i++) {
            var order = orders.get(i);
            switch (order.standard()) {
                case TAG -> {
                    for (Map.Entry<String, String> field : order.fields().entrySet()) {
                        tags.add(tag(i, field.getKey(), field.getValue()));
                    }
                }
                case TC260_AIGC -> {
                    if (aigcToo) {
                        tags.add(aigcTag(i, order.fields(), before));
                    }
                }
                case IPTC_XMP -> {} // its place is XMP
            }
        }
        // Case does not tell the names of tags apart.
        once(tags.stream().map(tag -> tag.name().toLowerCase(Locale.ROOT)).toList());
        return List.copyOf(tags);
    }

    private static Tag tag(int order, String name, String value) {
        try {
            return new Tag(name, value);
        } catch (IllegalArgumentException e) {
            throw declined(order, name, e.getMessage() + ".");
        }
    }

    /// @param before the object `AIGC` that the file has
    /// @param aigcToo whether the object's place is XMP
    /// @throws Declined `MARK_NOT_POSSIBLE`, at the field that is to blame
    static List<XmpProperty> properties(
            List<MarkOrder> orders, Optional<Aigc> before, boolean aigcToo) {
        var properties = new ArrayList<XmpProperty>();
        for (int i = 0; i < orders.size(); i++) {
            var order = orders.get(i);
            switch (order.standard()) {
                case IPTC_XMP -> {
                    for (Map.Entry<String, String> field : order.fields().entrySet()) {
                        properties.add(property(i, field.getKey(), field.getValue()));
                    }
                }
                case TC260_AIGC -> {
                    if (aigcToo) {
                        properties.add(aigc(i, order.fields(), before));
                    }
                }
                case TAG -> {} // its place is the container
            }
        }
        once(properties.stream().map(it -> it.namespace() + it.name()).toList());
        return List.copyOf(properties);
    }

    private static XmpProperty property(int order, String name, String value) {
        var colon = name.indexOf(':');
        var namespace = colon < 0 ? null : NAMESPACES.get(name.substring(0, colon));
        if (namespace == null) {
            throw declined(order, name, "Its namespace is not known here.");
        }
        try {
            return new XmpProperty(
                    namespace, name.substring(0, colon), name.substring(colon + 1), value);
        } catch (IllegalArgumentException e) {
            throw declined(order, name, e.getMessage() + ".");
        }
    }

    private static XmpProperty aigc(int order, Map<String, String> fields, Optional<Aigc> before) {
        try {
            var ours = Aigc.of(fields);
            var object = before.map(ours::after).orElse(ours);
            return new XmpProperty(Aigc.NAMESPACE, Aigc.PREFIX, Aigc.NAME, object.json());
        } catch (IllegalArgumentException e) {
            throw new Declined(MarkProblem.MARK_NOT_POSSIBLE, e.getMessage() + ".")
                    .at("/marks/%d/fields".formatted(order));
        }
    }

    /// What the file says already may be longer than a tag is.
    private static Tag aigcTag(int order, Map<String, String> fields, Optional<Aigc> before) {
        var object = aigc(order, fields, before);
        return tag(order, object.name(), object.value());
    }

    private static Declined declined(int order, String field, String detail) {
        return new Declined(MarkProblem.MARK_NOT_POSSIBLE, detail)
                .at(
                        "/marks/%d/fields/%s"
                                .formatted(order, field.replace("~", "~0").replace("/", "~1")));
    }

    private static void once(List<String> names) {
        if (names.stream().distinct().count() < names.size()) {
            throw new Declined(
                            MarkProblem.MARK_NOT_POSSIBLE, "A property is written once in a file.")
                    .at("/marks");
        }
    }

    /// What has no place in a file here.
    ///
    /// @param tagged whether its container takes tags
    static List<Standard> notWritten(List<MarkOrder> orders, boolean tagged) {
        return orders.stream()
                .map(MarkOrder::standard)
                .filter(standard -> standard == Standard.TAG && !tagged)
                .distinct()
                .toList();
    }
}
