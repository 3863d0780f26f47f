package dev.candor.gateway.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.gateway.event.GatewayEvents;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.outbox.Event;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/// Sends one event to a receiver while its owner waits, whatever the webhook is told of and in
/// whatever state it is. It is not tried again, and not in the log.
@ApplicationScoped
public class Ping {
    private final Webhooks webhooks;
    private final Receivers receivers;
    private final Envelope envelope;
    private final ObjectMapper json;
    private final Clock clock;

    Ping(
            Webhooks webhooks,
            Receivers receivers,
            Envelope envelope,
            ObjectMapper json,
            Clock clock) {
        this.webhooks = webhooks;
        this.receivers = receivers;
        this.envelope = envelope;
        this.json = json;
        this.clock = clock;
    }

    /// @throws dev.candor.kit.problem.Declined (in the Uni) `UNKNOWN_WEBHOOK`
    public Uni<PingView> send(Organization organization, UUID id) {
        return due(organization, id)
                .chain(
                        due ->
                                receivers
                                        .post(due.url(), envelope.of(due), due.body())
                                        .map(outcome -> PingView.of(due.event(), outcome)));
    }

    @WithSession
    Uni<Due> due(Organization organization, UUID id) {
        return webhooks.require(organization, id).map(this::due);
    }

    private Due due(WebhookRow row) {
        var event = Ids.next();
        return new Due(
                event,
                1,
                row.id,
                row.organization,
                URI.create(row.url),
                row.secret,
                row.formerSecret,
                row.formerUntil,
                event,
                body(row, event));
    }

    private String body(WebhookRow row, UUID event) {
        try {
            return json.writeValueAsString(
                    Event.of(
                            event,
                            GatewayEvents.SOURCE,
                            GatewayEvents.PINGED,
                            "webhooks/" + row.id,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS),
                            row.organization,
                            Map.of("webhook", row.id)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ping is plain JSON", e);
        }
    }
}
