package dev.candor.label.badge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.kit.standing.Stands;
import dev.candor.label.icon.IconPair;
import dev.candor.label.icon.Icons;
import dev.candor.label.verdict.SampleVerdicts;
import dev.candor.label.verdict.Verdict;
import dev.candor.label.vocabulary.DigitalSourceType;
import dev.candor.label.vocabulary.Language;
import dev.candor.label.vocabulary.Vocabulary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A page that carries a label, and the service it asks, on two origins. What the service answers
/// is made by the service's own code.
final class SomebodysSite implements AutoCloseable {
    private static final Vocabulary VOCABULARY = new Vocabulary();
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final HttpServer pages;
    private final HttpServer service;
    private volatile Verdict verdict =
            SampleVerdicts.declared(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);
    private volatile Stands stands = Stands.UNTOLD;
    private volatile Icons icons = Icons.none();
    private volatile boolean failing;

    private SomebodysSite() throws IOException {
        var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        pages = HttpServer.create(anywhere, 0);
        service = HttpServer.create(anywhere, 0);
        pages.createContext("/page", this::page);
        pages.createContext("/piece", this::piece);
        service.createContext("/v1/embeds/candor-label.js", this::script);
        service.createContext("/v1/embeds/", this::all);
        service.createContext("/v1/badges/", this::badge);
        service.createContext("/v1/icon-packs/", this::icon);
        pages.start();
        service.start();
    }

    static SomebodysSite start() throws IOException {
        return new SomebodysSite();
    }

    void shows(Verdict next, Icons mounted) {
        verdict = next;
        stands = Stands.UNTOLD;
        icons = mounted;
        failing = false;
    }

    void standsAs(Stands next) {
        stands = next;
    }

    void fails() {
        failing = true;
    }

    URI service() {
        return URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    }

    URI page(String language) {
        return URI.create(
                "http://127.0.0.1:%d/page?lang=%s"
                        .formatted(pages.getAddress().getPort(), language));
    }

    URI piece(String language) {
        return URI.create(page(language).toString().replace("/page", "/piece"));
    }

    private void page(HttpExchange exchange) throws IOException {
        html(
                exchange,
                """
                <script type="module" src="%1$s/v1/embeds/candor-label.js"></script>
                <p><candor-label verdict="%2$s"><a href="%1$s/v1/embeds/%2$s">KI-generiert</a></candor-label></p>
                """
                        .formatted(service(), verdict.id()));
    }

    private void piece(HttpExchange exchange) throws IOException {
        html(exchange, BadgeHtml.piece(verdict, told(exchange)));
    }

    private void html(HttpExchange exchange, String body) throws IOException {
        var language = language(exchange);
        answer(
                exchange,
                "text/html;charset=UTF-8",
                """
                <!DOCTYPE html>
                <html lang="%s" dir="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>A street</title>
                <style>html{color-scheme:light dark}body{font:16px/1.4 sans-serif;margin:1em}</style>
                </head>
                <body><main><h1>A street</h1>%s</main></body>
                </html>
                """
                        .formatted(language.tag(), told(exchange).direction(), body));
    }

    private void script(HttpExchange exchange) throws IOException {
        try (var in = SomebodysSite.class.getResourceAsStream("/badge/candor-label.js")) {
            answer(
                    exchange,
                    "text/javascript;charset=UTF-8",
                    new String(
                            Optional.ofNullable(in).orElseThrow().readAllBytes(),
                            StandardCharsets.UTF_8));
        }
    }

    private void badge(HttpExchange exchange) throws IOException {
        if (failing) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        answer(
                exchange,
                "application/json",
                JSON.writeValueAsString(BadgeResource.BadgeView.of(verdict, told(exchange))));
    }

    private void all(HttpExchange exchange) throws IOException {
        answer(exchange, "text/html;charset=UTF-8", BadgeHtml.page(verdict, told(exchange)));
    }

    private void icon(HttpExchange exchange) throws IOException {
        var dark = exchange.getRequestURI().getPath().contains("white");
        answer(
                exchange,
                "image/svg+xml",
                icons.generated()
                        .map(dark ? IconPair::svgOnDark : IconPair::svgOnLight)
                        .orElseThrow());
    }

    private Badge told(HttpExchange exchange) {
        return Badge.of(verdict, stands, language(exchange), VOCABULARY, icons);
    }

    private static Language language(HttpExchange exchange) {
        var query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("lang=en");
        return VOCABULARY.find(query.replace("lang=", "")).orElseThrow();
    }

    private static void answer(HttpExchange exchange, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        pages.stop(0);
        service.stop(0);
    }
}
