package dev.candor.gateway.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/// Puts an event into the envelope of Standard Webhooks: three headers beside a CloudEvent in
/// structured JSON.
@ApplicationScoped
class Envelope {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";
    static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

    private final SecretSeal seal;
    private final Clock clock;

    Envelope(SecretSeal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    Map<String, String> of(Due due) {
        var now = clock.instant();
        var id = due.event().toString();
        var signature = seal.open(due.organization(), due.webhook(), due.secret());
        return headers(id, now, signature.sign(id, now, due.body()) + former(due, now, id));
    }

    /// While a secret is being replaced, both sign.
    private String former(Due due, Instant now, String id) {
        var former = due.formerSecret();
        var until = due.formerUntil();
        return former == null || until == null || !now.isBefore(until)
                ? ""
                : " "
                        + seal.open(due.organization(), due.webhook(), former)
                                .sign(id, now, due.body());
    }

    private static Map<String, String> headers(String id, Instant at, String signature) {
        return Map.of(
                "Content-Type",
                MEDIA_TYPE,
                "User-Agent",
                "Candor",
                ID,
                id,
                TIMESTAMP,
                Long.toString(at.getEpochSecond()),
                SIGNATURE,
                signature);
    }
}
