package dev.candor.gateway.webhook;

import dev.candor.kit.problem.ProblemType;

/// Every way a webhook is refused.
public enum WebhookProblem implements ProblemType {
    UNKNOWN_WEBHOOK(404, "No such webhook"),
    UNKNOWN_DELIVERY(404, "No such delivery"),
    UNKNOWN_EVENT_TYPE(422, "There are no such events"),
    RECEIVER_NOT_ALLOWED(422, "Events are not sent to this address"),
    TOO_MANY_WEBHOOKS(409, "The organization has as many webhooks as it may have"),
    WEBHOOKS_NOT_SET_UP(503, "This installation keeps no secrets for webhooks yet");

    private final int status;
    private final String title;

    WebhookProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
