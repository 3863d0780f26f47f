package dev.candor.testkit.browser;

import static dev.candor.testkit.browser.Chromium.JSON;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A page of a browser. Every method waits for its effect, at most 20 seconds.
public final class BrowserPage implements AutoCloseable {
    private static final int LONGEST_WAIT_S = 20;
    private static final Map<String, Integer> KEYS =
            Map.of("Tab", 9, "Enter", 13, "Escape", 27, " ", 32);

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final WebSocket socket;

    private BrowserPage(HttpClient http, URI address) {
        this.socket = http.newWebSocketBuilder().buildAsync(address, new Ear()).join();
    }

    static BrowserPage at(HttpClient http, URI address) {
        var page = new BrowserPage(http, address);
        page.command("Page.enable", Map.of());
        page.command("Accessibility.enable", Map.of());
        return page;
    }

    /// Goes there, and waits until everything of it has loaded.
    public BrowserPage open(URI address) {
        loaded = new CompletableFuture<>();
        var answer = command("Page.navigate", Map.of("url", address.toString()));
        if (answer.has("errorText")) {
            throw new IllegalStateException(address + ": " + answer.path("errorText").asText());
        }
        within(loaded);
        return this;
    }

    /// @param features such as `prefers-color-scheme` to `dark`
    public BrowserPage medium(String medium, Map<String, String> features) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        medium,
                        "features",
                        features.entrySet().stream()
                                .map(it -> Map.of("name", it.getKey(), "value", it.getValue()))
                                .toList()));
        return this;
    }

    /// In CSS pixels. Zooming to 400 % leaves a quarter of the width, and four device pixels each.
    public BrowserPage size(int width, int height, int zoom) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", width,
                        "height", height,
                        "deviceScaleFactor", zoom,
                        "mobile", false));
        return this;
    }

    /// From the next page on.
    public BrowserPage withoutScript() {
        command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        return this;
    }

    /// The value of an expression; of a promise, what it comes to.
    ///
    /// @throws IllegalStateException when it throws
    public JsonNode evaluate(String expression) {
        var answer =
                command(
                        "Runtime.evaluate",
                        Map.of(
                                "expression",
                                expression,
                                "awaitPromise",
                                true,
                                "returnByValue",
                                true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /// Waits until an expression is true.
    public BrowserPage until(String expression) {
        evaluate(
                """
                new Promise((done, failed) => {
                  const end = Date.now() + 10000;
                  const look = () => (%1$s) ? done(true)
                      : Date.now() > end ? failed(new Error('never true')) : setTimeout(look, 10);
                  look();
                })\
                """
                        .formatted(expression));
        return this;
    }

    /// @param key as the DOM names it: `Tab`, `Enter`, `Escape` or a space
    public BrowserPage press(String key) {
        var code = KEYS.get(key);
        if (code == null) {
            throw new IllegalArgumentException(key);
        }
        var text = key.equals("Enter") ? "\r" : key.equals(" ") ? " " : "";
        for (String type : List.of(text.isEmpty() ? "rawKeyDown" : "keyDown", "keyUp")) {
            command(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type",
                            type,
                            "key",
                            key,
                            "code",
                            key.equals(" ") ? "Space" : key,
                            "windowsVirtualKeyCode",
                            code,
                            "text",
                            type.equals("keyUp") ? "" : text));
        }
        return this;
    }

    /// What assistive technology is told: every node that is not ignored, in reading order.
    public List<AccessibleNode> accessibilityTree() {
        var nodes = command("Accessibility.getFullAXTree", Map.of()).path("nodes");
        return StreamSupport.stream(nodes.spliterator(), false)
                .filter(node -> !node.path("ignored").asBoolean())
                .map(AccessibleNode::of)
                .toList();
    }

    /// PNG of what is seen.
    public byte[] screenshot() {
        return data(command("Page.captureScreenshot", Map.of("format", "png")));
    }

    /// PDF of what is printed.
    public byte[] print() {
        return data(command("Page.printToPDF", Map.of("printBackground", true)));
    }

    private static byte[] data(JsonNode answer) {
        return Base64.getDecoder().decode(answer.path("data").asText());
    }

    @Override
    public void close() {
        socket.abort();
    }

    private JsonNode command(String method, Map<String, ?> parameters) {
        var id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        open.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        within(socket.sendText(message.toString(), true));
        return within(answer);
    }

    private static <T> T within(CompletableFuture<T> future) {
        return future.orTimeout(LONGEST_WAIT_S, TimeUnit.SECONDS).join();
    }

    private void heard(String text) {
        try {
            var message = JSON.readTree(text);
            if ("Page.loadEventFired".equals(message.path("method").asText())) {
                loaded.complete(null);
            }
            var answer = open.remove(message.path("id").asInt());
            if (answer == null) {
                return;
            }
            if (message.has("error")) {
                answer.completeExceptionally(
                        new IllegalStateException(message.path("error").toString()));
            } else {
                answer.complete(message.path("result"));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts what comes in pieces together.
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder pieces = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence piece, boolean last) {
            pieces.append(piece);
            if (last) {
                var text = pieces.toString();
                pieces.setLength(0);
                heard(text);
            }
            from.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            open.values().forEach(it -> it.completeExceptionally(new CompletionException(error)));
        }
    }
}
