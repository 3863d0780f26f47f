package dev.candor.bench;

import java.io.ByteArrayInputStream;
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
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// A person's visit to the portal, as a browser makes it: signs in at Keycloak's form, keeps
/// cookies, takes pages compressed and fetches what they need.
final class PortalVisit {
    private static final Pattern FORM = Pattern.compile("<form[^>]+action=\"([^\"]+)\"");
    private static final Pattern NEEDED =
            Pattern.compile("(?:<link [^>]*href|<script [^>]*src|<img [^>]*src)=\"(/[^\"]+)\"");

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new Cookies())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    private PortalVisit(URI address) {
        this.address = address;
    }

    /// @throws IOException if the person is not let in
    static PortalVisit of(URI address, String person, String password)
            throws IOException, InterruptedException {
        var visit = new PortalVisit(address);
        var form = FORM.matcher(text(visit.get("/portal")));
        if (!form.find()) {
            throw new IOException("There is no form to sign in by");
        }
        var fields =
                "username=%s&password=%s"
                        .formatted(
                                URLEncoder.encode(person, StandardCharsets.UTF_8),
                                URLEncoder.encode(password, StandardCharsets.UTF_8));
        var in =
                visit.http.send(
                        HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(fields))
                                .build(),
                        BodyHandlers.ofByteArray());
        if (in.statusCode() != 200 || !in.uri().getPath().startsWith("/portal")) {
            throw new IOException("%s was not let in: %s".formatted(person, in.uri()));
        }
        return visit;
    }

    /// @throws IOException if there is no such page for this person
    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        var answer =
                http.send(
                        HttpRequest.newBuilder(address.resolve(path))
                                .header("Accept", "text/html, */*;q=0.5")
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("%s answered %d".formatted(path, answer.statusCode()));
        }
        return answer;
    }

    /// Bytes of bodies that a browser fetches for a page which it opens for the first time.
    long transferred(String path) throws IOException, InterruptedException {
        var page = get(path);
        long bytes = page.body().length;
        var needed = new TreeSet<String>();
        NEEDED.matcher(text(page)).results().forEach(found -> needed.add(found.group(1)));
        for (var each : needed) {
            bytes += get(each).body().length;
        }
        return bytes;
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        var bytes = answer.body();
        if (answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// By name alone. The JDK's own do not send what is marked secure to `localhost`; browsers do.
    private static final class Cookies extends CookieHandler {
        private final Map<String, String> kept = new ConcurrentHashMap<>();

        @Override
        public Map<String, List<String>> get(URI to, Map<String, List<String>> headers) {
            var all = kept.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue());
            return kept.isEmpty()
                    ? Map.of()
                    : Map.of("Cookie", List.of(String.join("; ", all.toList())));
        }

        @Override
        public void put(URI from, Map<String, List<String>> headers) {
            headers.forEach(
                    (name, values) -> {
                        if ("set-cookie".equalsIgnoreCase(name)) {
                            values.forEach(this::keep);
                        }
                    });
        }

        private void keep(String cookie) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                kept.remove(pair[0]);
            } else {
                kept.put(pair[0], pair[1]);
            }
        }
    }
}
