package dev.candor.gateway.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the document shows.
final class WebhookExamples {
    static final String REQUEST =
            """
            {"url": "https://events.example.org/candor", "types": ["dev.candor.consent.grant-withdrawn",
             "dev.candor.label.*"], "description": "Takes withdrawn pictures off the site"}
            """;
    static final String VIEW =
            """
            {"id": "0199c0de-0009-7000-8000-000000000001", "url": "https://events.example.org/candor",
             "types": ["dev.candor.consent.grant-withdrawn", "dev.candor.label.*"],
             "description": "Takes withdrawn pictures off the site", "state": "ENABLED",
             "createdAt": "2026-11-22T12:00:00Z", "changedAt": "2026-11-22T12:00:00Z"}
            """;
    static final String SECRET =
            "{\"webhook\": "
                    + VIEW
                    + ", \"secret\": \"whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\"}";
    static final String PAGE = "{\"items\": [" + VIEW + "]}";
    static final String PING =
            """
            {"event": "0199c0de-0009-7000-8000-000000000002", "delivered": true, "status": 204}
            """;
    static final String DELIVERY =
            """
            {"id": "0199c0de-0009-7000-8000-000000000003", "event": "0199c0de-0009-7000-8000-000000000004",
             "type": "dev.candor.consent.grant-withdrawn", "subject": "grants/0199c0de-0003-7000-8000-000000000001",
             "state": "WAITING", "attempts": 1, "notBefore": "2026-11-22T12:00:07Z",
             "triedAt": "2026-11-22T12:00:02Z", "status": 503, "createdAt": "2026-11-22T12:00:01Z"}
            """;
    static final String DELIVERIES = "{\"items\": [" + DELIVERY + "]}";
    static final String SINCE =
            """
            {"since": "2026-11-22T00:00:00Z"}
            """;
    static final String DUE =
            """
            {"deliveries": 12}
            """;

    private WebhookExamples() {}

    /// A page as the document shows it, which cannot name a generic type.
    record WebhookPage(List<WebhookView> items, @Nullable String next) {}

    /// The same of deliveries.
    record DeliveryPage(List<DeliveryView> items, @Nullable String next) {}
}
