package dev.candor.provenance.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // made before each test
class ToolCardsTest {
    private static final Organization STRICT = new Organization("strict");
    private static final Organization EASY = new Organization("easy");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer registry;
    private int status = 200;

    @BeforeEach
    void open() throws IOException {
        registry = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        registry.createContext(
                "/v1/tool-cards",
                exchange -> {
                    try (exchange) {
                        asked.add(exchange.getRequestURI().toString());
                        exchange.sendResponseHeaders(status, -1);
                    }
                });
        registry.start();
    }

    @AfterEach
    void close() {
        registry.stop(0);
    }

    @Test
    void aToolWithAPublishedCardSignsAndItsCardIsAskedForOnce() {
        // given
        var cards = cards(address(), Set.of("strict"));

        // when
        cards.require(STRICT, "fx-image:3");
        cards.require(STRICT, "fx-image:3");

        // then
        assertThat(asked).containsExactly("/v1/tool-cards/fx-image%3A3?organization=strict");
    }

    @Test
    void aToolWithoutOneDoesNotWhereItIsRequired() {
        // given
        status = 404;
        var cards = cards(address(), Set.of("strict"));

        // then
        refused(ConsentProblem.TOOL_CARD_NOT_PUBLISHED, cards, STRICT);
        assertThatCode(() -> cards.require(EASY, "fx-image")).doesNotThrowAnyException();
        refused(ConsentProblem.TOOL_CARD_NOT_PUBLISHED, cards(address(), Set.of("*")), EASY);
    }

    @Test
    void aCardThatIsPublishedLaterIsFoundAtOnce() {
        // given
        status = 404;
        var cards = cards(address(), Set.of("strict"));
        refused(ConsentProblem.TOOL_CARD_NOT_PUBLISHED, cards, STRICT);

        // when
        status = 200;

        // then
        assertThatCode(() -> cards.require(STRICT, "fx-image")).doesNotThrowAnyException();
    }

    @Test
    void whereNobodyCanSayNothingIsSigned() {
        // given
        status = 500;

        // then
        refused(ConsentProblem.TOOL_CARDS_UNAVAILABLE, cards(address(), Set.of("strict")), STRICT);
        refused(ConsentProblem.TOOL_CARDS_UNAVAILABLE, cards(null, Set.of("strict")), STRICT);
        refused(
                ConsentProblem.TOOL_CARDS_UNAVAILABLE,
                cards(URI.create("http://localhost:1/v1/tool-cards"), Set.of("strict")),
                STRICT);
    }

    private URI address() {
        return URI.create(
                "http://localhost:%d/v1/tool-cards".formatted(registry.getAddress().getPort()));
    }

    private static void refused(ConsentProblem problem, ToolCards cards, Organization who) {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> cards.require(who, "fx-image"))
                .returns(problem, Declined::type);
    }

    private static ToolCards cards(@Nullable URI address, Set<String> required) {
        var noon = Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);
        return new ToolCards(
                new ToolCardConfig() {
                    @Override
                    public Optional<URI> address() {
                        return Optional.ofNullable(address);
                    }

                    @Override
                    public Optional<Set<String>> requiredFor() {
                        return Optional.of(required);
                    }

                    @Override
                    public Duration last() {
                        return Duration.ofMinutes(10);
                    }

                    @Override
                    public Duration patience() {
                        return Duration.ofSeconds(2);
                    }
                },
                noon);
    }
}
