package dev.candor.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/// Text as Unicode and the database know it: no U+0000, no half of a surrogate pair.
final class PlainText extends StringDeserializer {
    private static final long serialVersionUID = 1L;

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
            throws IOException {
        var text = super.deserialize(parser, context);
        if (text != null && !isPlain(text)) {
            return (String)
                    context.handleWeirdStringValue(
                            String.class, "", "has U+0000 or half of a surrogate pair");
        }
        return text;
    }

    private static boolean isPlain(String text) {
        return text.codePoints()
                .noneMatch(
                        c ->
                                c == 0
                                        || (c >= Character.MIN_SURROGATE
                                                && c <= Character.MAX_SURROGATE));
    }
}
