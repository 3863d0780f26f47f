package dev.candor.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;

/// What came back.
record Answer(int status, HttpHeaders headers, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /// The answer, if it is a good one.
    Answer good() {
        if (status / 100 != 2) {
            throw new ProblemException(Problem.of(this));
        }
        return this;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /// The body; an empty object when there is none.
    JsonNode json() throws IOException {
        return body.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
    }
}
