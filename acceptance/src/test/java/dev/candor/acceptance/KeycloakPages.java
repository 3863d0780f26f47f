package dev.candor.acceptance;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Keycloak's pages, as a person goes through them with a browser.
final class KeycloakPages implements AutoCloseable {
    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile(
                    "<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");

    private final HttpClient browser =
            HttpClient.newBuilder()
                    .cookieHandler(new Jar())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private HttpResponse<String> page;

    KeycloakPages(URI address) throws IOException, InterruptedException {
        page = send(HttpRequest.newBuilder(address).build());
    }

    String text() {
        return page.body();
    }

    /// Fills in the page's form and sends it.
    KeycloakPages submit(Map<String, String> fields) throws IOException, InterruptedException {
        var form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IllegalStateException("There is no form in " + page.body());
        }
        var all = new TreeMap<String, String>();
        HIDDEN.matcher(page.body())
                .results()
                .forEach(input -> all.put(input.group(1), input.group(2)));
        all.putAll(fields);
        var body =
                all.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        page =
                send(
                        HttpRequest.newBuilder(
                                        page.uri().resolve(form.group(1).replace("&amp;", "&")))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build());
        return this;
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        var response = browser.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "%s answered %d: %s"
                            .formatted(request.uri(), response.statusCode(), response.body()));
        }
        return response;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        browser.close();
    }

    /// Keeps cookies by name. Browsers take `localhost` for secure; the JDK's own jar does not.
    private static final class Jar extends CookieHandler {
        private final Map<String, String> cookies = new ConcurrentHashMap<>();

        @Override
        public Map<String, List<String>> get(URI to, Map<String, List<String>> headers) {
            var pairs =
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; "));
            return pairs.isEmpty() ? Map.of() : Map.of("Cookie", List.of(pairs));
        }

        @Override
        public void put(URI from, Map<String, List<String>> headers) {
            headers.forEach(
                    (name, values) -> {
                        if ("Set-Cookie".equalsIgnoreCase(name)) {
                            values.forEach(this::keep);
                        }
                    });
        }

        private void keep(String cookie) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            if (cookie.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }
}
