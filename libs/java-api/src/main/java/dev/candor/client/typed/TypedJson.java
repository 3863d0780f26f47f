package dev.candor.client.typed;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/// Records to JSON and back. A server that is newer than this client may say more: members that
/// are not known are passed over, words that are not known come as null.
final class TypedJson {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                    .addModule(
                            new SimpleModule()
                                    .addDeserializer(
                                            Instant.class,
                                            new Read<>(Instant.class, Instant::parse))
                                    .addDeserializer(
                                            LocalDate.class,
                                            new Read<>(LocalDate.class, LocalDate::parse))
                                    .addSerializer(Instant.class, new Write<>(Instant.class))
                                    .addSerializer(LocalDate.class, new Write<>(LocalDate.class)))
                    .build();

    private TypedJson() {}

    static <T> T read(JsonNode tree, TypeReference<T> type) throws IOException {
        return JSON.readerFor(type).readValue(tree);
    }

    static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    private static final class Read<T> extends StdDeserializer<T> {
        @Serial private static final long serialVersionUID = 1;
        private final transient Function<String, T> parse;

        private Read(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return parse.apply(parser.getText());
            } catch (DateTimeException e) {
                throw context.weirdStringException(
                        parser.getText(), handledType(), String.valueOf(e.getMessage()));
            }
        }
    }

    private static final class Write<T> extends StdSerializer<T> {
        @Serial private static final long serialVersionUID = 1;

        private Write(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(value.toString());
        }
    }
}
