package dev.candor.client.typed;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.client.CandorClient;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// One request of a typed client.
public final class Call {
    private final CandorClient client;
    private final String method;
    private String path;
    private final StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    private @Nullable Object body;
    private @Nullable String key;

    /// @param path with names in braces, such as `/v1/grants/{id}`
    public Call(CandorClient client, String method, String path) {
        this.client = client;
        this.method = method;
        this.path = path;
    }

    /// Fills in a name. A value stays within its segment of the path, whatever it is.
    public Call path(String name, Object value) {
        path = path.replace("{" + name + "}", encoded(value));
        return this;
    }

    /// @param value left out when there is none
    public Call query(String name, @Nullable Object value) {
        if (value != null) {
            query.add(name + "=" + encoded(value));
        }
        return this;
    }

    public Call body(Object value) {
        body = value;
        return this;
    }

    /// @param idempotencyKey the same request with the same key has its effect once
    public Call key(String idempotencyKey) {
        key = idempotencyKey;
        return this;
    }

    public <T> T answer(TypeReference<T> type) throws IOException, InterruptedException {
        return TypedJson.read(json(), type);
    }

    public void send() throws IOException, InterruptedException {
        json();
    }

    private JsonNode json() throws IOException, InterruptedException {
        return client.call(method, path + query, body == null ? null : TypedJson.tree(body), key);
    }

    private static String encoded(Object value) {
        var text = URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
        return text.equals(".") || text.equals("..") ? text.replace(".", "%2E") : text;
    }
}
