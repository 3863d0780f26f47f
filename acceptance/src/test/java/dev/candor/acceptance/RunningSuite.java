package dev.candor.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.embedded.DemoIdentities;
import dev.candor.embedded.Secrets;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The suite as packaged, started once for all tests by `./candor up` and ended after the last.
final class RunningSuite implements BeforeAllCallback {
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
    private static @Nullable Started started;

    private record Started(CandorCommand candor, JsonNode status) implements AutoCloseable {
        @Override
        public void close() throws IOException, InterruptedException {
            candor.run("stop");
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (started == null) {
            started =
                    (Started)
                            context.getRoot()
                                    .getStore(ExtensionContext.Namespace.GLOBAL)
                                    .getOrComputeIfAbsent(
                                            RunningSuite.class, _ -> start(), Started.class);
        }
    }

    private static Started start() {
        var candor = CandorCommand.inFreshHome("acceptance");
        try {
            var up = candor.run("up");
            if (up.status() != 0) {
                throw new IllegalStateException("candor up failed:\n" + up.output());
            }
            var status = new ObjectMapper().readTree(candor.run("status", "--json").output());
            return new Started(candor, status);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What `./candor` says, in the home of the running suite.
    static CandorCommand candor() {
        return running().candor();
    }

    /// The people and clients that the suite knows, and their secrets.
    static DemoIdentities identities() {
        return new DemoIdentities(
                running().status().path("issuer").asText(),
                Secrets.in(candor().home().resolve("data/secrets.json")));
    }

    /// Address of a process by its name, such as `gateway`.
    static String address(String process) {
        for (var entry : running().status().withArray("processes")) {
            if (entry.path("name").asText().equals(process)) {
                return entry.path("address").asText();
            }
        }
        throw new IllegalArgumentException(process + " is not in " + running().status());
    }

    static long processId(String process) {
        for (var entry : running().status().withArray("processes")) {
            if (entry.path("name").asText().equals(process)) {
                return entry.path("pid").asLong();
            }
        }
        throw new IllegalArgumentException(process + " is not in " + running().status());
    }

    /// A request to the gateway without a token.
    static RequestSpecification anonymous() {
        return RestAssured.given().baseUri(address("gateway"));
    }

    /// A request to the gateway with the token that `./candor token NAME` prints.
    static RequestSpecification as(String name) {
        return anonymous().header("Authorization", "Bearer " + token(name));
    }

    static String token(String name) {
        return TOKENS.computeIfAbsent(
                name,
                _ -> {
                    try {
                        return candor().run("token", name).output().strip();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static Started running() {
        if (started == null) {
            throw new IllegalStateException("@ExtendWith(RunningSuite.class) is missing");
        }
        return started;
    }
}
