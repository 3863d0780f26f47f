package dev.candor.provenance.consent;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// The published cards of tools (practice 4). An organization may require that whatever its tools
/// make names a card that everybody can read. Everything here blocks.
@ApplicationScoped
public class ToolCards {
    private static final Logger LOG = Logger.getLogger(ToolCards.class);
    private static final String EVERYBODY = "*";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int MOST_REMEMBERED = 10_000;

    private final ToolCardConfig config;
    private final Clock clock;
    private final Map<Named, Instant> found = new ConcurrentHashMap<>();

    private record Named(Organization organization, String card) {}

    ToolCards(ToolCardConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// Refuses a tool without a published card, where the organization requires one.
    ///
    /// @throws Declined `TOOL_CARD_NOT_PUBLISHED`; `TOOL_CARDS_UNAVAILABLE` when nobody can say
    public void require(Organization organization, String card) {
        var named = new Named(organization, card);
        if (!isRequiredBy(organization) || isRemembered(named)) {
            return;
        }
        switch (ask(named)) {
            case OK -> remember(named);
            case NOT_FOUND ->
                    throw new Declined(
                                    ConsentProblem.TOOL_CARD_NOT_PUBLISHED,
                                    "Publish the tool's card first: POST /v1/tool-cards.")
                            .at("/tool")
                            .with("card", card);
            default -> throw unavailable();
        }
    }

    private boolean isRequiredBy(Organization organization) {
        return config.requiredFor()
                .filter(all -> all.contains(EVERYBODY) || all.contains(organization.slug()))
                .isPresent();
    }

    private boolean isRemembered(Named named) {
        var at = found.get(named);
        return at != null && clock.instant().isBefore(at.plus(config.last()));
    }

    private void remember(Named named) {
        if (found.size() >= MOST_REMEMBERED) {
            found.clear();
        }
        found.put(named, clock.instant());
    }

    private int ask(Named named) {
        var address =
                config.address()
                        .orElseThrow(ToolCards::unavailable)
                        .toString()
                        .replaceFirst("/$", "");
        var card =
                URI.create(
                        "%s/%s?organization=%s"
                                .formatted(
                                        address,
                                        URLEncoder.encode(named.card(), StandardCharsets.UTF_8),
                                        named.organization().slug()));
        try (var client =
                HttpClient.newBuilder()
                        .connectTimeout(config.patience())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build()) {
            return client.send(
                            HttpRequest.newBuilder(card)
                                    .timeout(config.patience())
                                    .header("Accept", "application/json")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            LOG.warnf("tool cards cannot be had: %s", e.getMessage());
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static Declined unavailable() {
        return new Declined(
                ConsentProblem.TOOL_CARDS_UNAVAILABLE, "Nothing was signed; try again.");
    }
}
