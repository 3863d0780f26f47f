package dev.candor.gateway.portal;

import dev.candor.embedded.Secrets;
import dev.candor.testkit.SuiteFiles;
import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Enough of a browser to sign in at Keycloak's own form and to send forms back. No script.
final class Browser {
    /// As browsers ask: a page if there is one, and else whatever there is.
    private static final String ACCEPT = "text/html,application/xhtml+xml,*/*;q=0.8";

    private static final Pattern LOGIN = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private static final Map<String, Browser> KEPT = new ConcurrentHashMap<>();

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(new Jar())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    Browser(URI address) {
        this.address = URI.create("http://localhost:" + address.getPort());
    }

    /// Opens the portal, is sent to Keycloak, signs in and comes back.
    static Browser of(URI address, String user) throws IOException, InterruptedException {
        var browser = new Browser(address);
        var login = LOGIN.matcher(browser.get("/portal").body());
        if (!login.find()) {
            throw new IllegalStateException("no login form");
        }
        var back =
                browser.send(
                        form(
                                        URI.create(login.group(1).replace("&amp;", "&")),
                                        Map.of("username", user, "password", password()))
                                .build());
        if (back.statusCode() != 200 || !back.uri().getPath().startsWith("/portal")) {
            throw new IllegalStateException("not signed in: " + back.uri() + back.body());
        }
        return browser;
    }

    /// The one of an earlier test, still signed in, or a new one.
    static Browser kept(URI address, String user) {
        return KEPT.computeIfAbsent(
                user + address,
                _ -> {
                    try {
                        return of(address, user);
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)).header("Accept", ACCEPT).build());
    }

    /// Asks as a browser set to these languages does.
    HttpResponse<String> get(String path, String languages)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Accept", ACCEPT)
                        .header("Accept-Language", languages)
                        .build());
    }

    /// Asks as htmx does.
    HttpResponse<String> getByScript(String path) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(address.resolve(path)).header("HX-Request", "true").build());
    }

    /// Sends a form as a page of the portal would.
    HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return send(ours(form(address.resolve(path), fields)).build());
    }

    HttpResponse<String> post(String path, String contentType, byte[] body)
            throws IOException, InterruptedException {
        return send(
                ours(HttpRequest.newBuilder(address.resolve(path)))
                        .header("Accept", ACCEPT)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build());
    }

    /// Sends a form as a page of another site would make the browser do.
    HttpResponse<String> postFromElsewhere(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return send(
                form(address.resolve(path), fields)
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Origin", "https://elsewhere.example")
                        .build());
    }

    static String csrf(HttpResponse<String> page) {
        var token = CSRF.matcher(page.body());
        if (!token.find()) {
            throw new IllegalStateException("no token in the page");
        }
        return token.group(1);
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private static HttpRequest.Builder ours(HttpRequest.Builder request) {
        return request.header("Sec-Fetch-Site", "same-origin");
    }

    private static HttpRequest.Builder form(URI to, Map<String, String> fields) {
        var body =
                fields.entrySet().stream()
                        .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                        .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(to)
                .header("Accept", ACCEPT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String password() {
        return Secrets.in(SuiteFiles.spool().resolveSibling("keycloak/secrets.json"))
                .get("DEMO_USER_PASSWORD");
    }

    /// Keeps cookies by name. Browsers take `localhost` for secure; the JDK's own jar does not,
    /// and would lose what Keycloak sets.
    private static final class Jar extends CookieHandler {
        private final Map<String, String> cookies = new ConcurrentHashMap<>();

        @Override
        public Map<String, List<String>> get(URI to, Map<String, List<String>> headers) {
            var pairs =
                    cookies.entrySet().stream()
                            .map(it -> it.getKey() + "=" + it.getValue())
                            .collect(Collectors.joining("; "));
            return pairs.isEmpty() ? Map.of() : Map.of("Cookie", List.of(pairs));
        }

        @Override
        public void put(URI from, Map<String, List<String>> headers) {
            headers.entrySet().stream()
                    .filter(it -> "Set-Cookie".equalsIgnoreCase(it.getKey()))
                    .flatMap(it -> it.getValue().stream())
                    .forEach(this::take);
        }

        private void take(String header) {
            var pair = header.split(";", 2)[0];
            int equals = pair.indexOf('=');
            var name = pair.substring(0, equals);
            var value = pair.substring(equals + 1);
            if (value.isEmpty() || header.toLowerCase(Locale.ROOT).contains("max-age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
    }
}
