package dev.candor.gateway.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.gateway.event.EventCatalogue.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The AsyncAPI 3.0 document of what is sent to webhooks: a message for each kind of event, each
/// with its schema and an example.
@ApplicationScoped
class AsyncApi {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final UUID EXAMPLE_ID = UUID.fromString("0199c0de-0009-7000-8000-000000000001");
    private static final String EXAMPLE_OBJECT = "0199c0de-0003-7000-8000-000000000001";

    private final EventCatalogue catalogue;

    AsyncApi(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    ObjectNode document() {
        var document = NODES.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Candor events")
                .put("version", "1")
                .put(
                        "description",
                        "What happens, told to webhooks that an organization registers at"
                            + " /v1/webhooks. Each message is a CloudEvent 1.0 in structured JSON,"
                            + " in an envelope of Standard Webhooks. Events arrive at least once,"
                            + " and in order per subject; webhook-id tells repeats.");
        document.put("defaultContentType", "application/cloudevents+json");
        channel(document.putObject("channels").putObject("webhook"));
        operation(document.putObject("operations").putObject("tellSubscriber"));
        components(document.putObject("components"));
        return document;
    }

    private void channel(ObjectNode channel) {
        channel.putNull("address")
                .put("title", "A subscriber's own address")
                .put("description", "The url of a webhook; events are posted to it.");
        var messages = channel.putObject("messages");
        for (var kind : catalogue.kinds()) {
            messages.set(kind.type(), ref("#/components/messages/" + kind.type()));
        }
    }

    private static void operation(ObjectNode operation) {
        operation
                .put("action", "send")
                .put("summary", "Post an event to a subscriber, who answers 2xx");
        operation.set("channel", ref("#/channels/webhook"));
        operation.putObject("bindings").putObject("http").put("method", "POST");
    }

    private void components(ObjectNode components) {
        var messages = components.putObject("messages");
        var schemas = components.putObject("schemas");
        schemas.set("envelope", envelope());
        for (var kind : catalogue.kinds()) {
            message(messages.putObject(kind.type()), kind);
            schemas.set(kind.family().name(), kind.family().schema());
        }
    }

    private void message(ObjectNode message, Kind kind) {
        message.put("name", kind.type())
                .put("title", kind.title())
                .put("contentType", "application/cloudevents+json");
        message.set("headers", ref("#/components/schemas/envelope"));
        message.set("payload", payload(kind));
        var example = message.putArray("examples").addObject();
        example.put("name", "event");
        example.set("payload", example(kind));
    }

    private static ObjectNode payload(Kind kind) {
        var payload = NODES.objectNode().put("type", "object");
        var required = payload.putArray("required");
        var members = payload.putObject("properties");
        text(members, "specversion").put("const", "1.0");
        text(members, "id").put("format", "uuid");
        text(members, "source").put("const", kind.family().source());
        text(members, "type").put("const", kind.type());
        text(members, "subject").put("description", "What it happened to: " + kind.subject());
        text(members, "time").put("format", "date-time");
        text(members, "organization").put("description", "Whose it is");
        text(members, "datacontenttype").put("const", "application/json");
        members.set("data", ref("#/components/schemas/" + kind.family().name()));
        members.fieldNames().forEachRemaining(required::add);
        return payload;
    }

    private static ObjectNode example(Kind kind) {
        var event = NODES.objectNode().put("specversion", "1.0").put("id", EXAMPLE_ID.toString());
        event.put("source", kind.family().source())
                .put("type", kind.type())
                .put("subject", kind.subject().replaceAll("\\{\\w+}", EXAMPLE_OBJECT))
                .put("time", "2026-11-22T12:00:02.125Z")
                .put("organization", "demo")
                .put("datacontenttype", "application/json");
        event.set("data", kind.family().example());
        return event;
    }

    private static ObjectNode envelope() {
        var envelope = NODES.objectNode().put("type", "object");
        var members = envelope.putObject("properties");
        text(members, "webhook-id").put("description", "The event's id: the same in each attempt");
        text(members, "webhook-timestamp")
                .put("description", "When this attempt was made, in seconds since 1970");
        text(members, "webhook-signature")
                .put(
                        "description",
                        "v1, and the HMAC-SHA256 of webhook-id.webhook-timestamp.body in Base64;"
                                + " two of them, with a space between, while a secret is being"
                                + " replaced");
        var required = envelope.putArray("required");
        members.fieldNames().forEachRemaining(required::add);
        return envelope;
    }

    private static ObjectNode text(ObjectNode members, String name) {
        return members.putObject(name).put("type", "string");
    }

    private static ObjectNode ref(String to) {
        return NODES.objectNode().put("$ref", to);
    }

    String text() {
        return document().toPrettyString();
    }
}
