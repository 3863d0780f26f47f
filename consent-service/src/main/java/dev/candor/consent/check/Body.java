package dev.candor.consent.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What only one kind of row knows: an object that the database wrote, of texts, numbers, truths
/// and lists of texts. What it does not have is empty.
///
/// It is read as a stream, since a check reads a few dozen of them.
final class Body {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    private Body(JsonParser in) throws IOException {
        in.nextToken();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            var name = in.currentName();
            switch (in.nextToken()) {
                case START_ARRAY -> lists.put(name, list(in));
                case VALUE_NULL -> {}
                default -> values.put(name, in.getText());
            }
        }
    }

    static Body of(String json) {
        try (var in = JSON.createParser(json)) {
            return new Body(in);
        } catch (IOException e) { // the database wrote it
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> list(JsonParser in) throws IOException {
        var list = new ArrayList<String>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            list.add(in.getText());
        }
        return list;
    }

    String text(String name) {
        var text = values.get(name);
        if (text == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return text;
    }

    @Nullable String maybe(String name) {
        return values.get(name);
    }

    @Nullable Long number(String name) {
        var number = values.get(name);
        return number == null ? null : Long.valueOf(number);
    }

    boolean isTrue(String name) {
        return "true".equals(values.get(name));
    }

    Set<String> codes(String name) {
        return set(name, Function.identity());
    }

    <T> Set<T> set(String name, Function<String, T> value) {
        var list = lists.getOrDefault(name, List.of());
        return switch (list.size()) {
            case 0 -> Set.of();
            case 1 -> Set.of(value.apply(list.getFirst()));
            default -> list.stream().map(value).collect(Collectors.toUnmodifiableSet());
        };
    }
}
