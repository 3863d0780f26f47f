package dev.candor.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// How the server said no (RFC 9457).
///
/// @param status of HTTP
/// @param document all that it said; an empty object when that was no problem document
/// @param retryAfter when to ask again, if it said so in seconds
public record Problem(int status, JsonNode document, Optional<Duration> retryAfter) {

    static Problem of(Answer answer) {
        JsonNode document;
        try {
            document = answer.json();
        } catch (IOException e) {
            document = JsonNodeFactory.instance.objectNode(); // a proxy's page, say
        }
        return new Problem(
                answer.status(),
                document.isObject() ? document : JsonNodeFactory.instance.objectNode(),
                answer.header("Retry-After")
                        .filter(seconds -> seconds.matches("[0-9]{1,9}"))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))));
    }

    /// Its name: the last word of its type, such as `consent-denied`; empty when it has none.
    public String name() {
        var type = document.path("type").asText();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    public String title() {
        return document.path("title").asText("The server answered " + status);
    }

    /// What is wrong in this case; empty when it was not said.
    public String detail() {
        return document.path("detail").asText("");
    }
}
