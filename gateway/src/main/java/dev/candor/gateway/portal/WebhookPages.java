package dev.candor.gateway.portal;

import dev.candor.gateway.portal.WebhookPage.Note;
import dev.candor.gateway.webhook.DeliveryLog;
import dev.candor.gateway.webhook.ManageWebhooks;
import dev.candor.gateway.webhook.Ping;
import dev.candor.gateway.webhook.WebhookRequest;
import dev.candor.gateway.webhook.WebhookSecretView;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Puts together the room of webhooks, and does what its buttons say, as the API does it.
@RequestScoped
class WebhookPages {
    private static final WebhookRequest BLANK = new WebhookRequest("", List.of("*"), "");
    private static final int SHOWN = 25;

    private final Visitor visitor;
    private final ManageWebhooks manage;
    private final DeliveryLog log;
    private final Ping ping;
    private final Validator validator;

    WebhookPages(
            Visitor visitor,
            ManageWebhooks manage,
            DeliveryLog log,
            Ping ping,
            Validator validator) {
        this.visitor = visitor;
        this.manage = manage;
        this.log = log;
        this.ping = ping;
        this.validator = validator;
    }

    Uni<TemplateInstance> all() {
        return all(BLANK, null);
    }

    /// The list again, with what was written and why it was refused.
    Uni<TemplateInstance> refused(WebhookRequest request, Declined why) {
        return all(request, why.detail());
    }

    Uni<TemplateInstance> one(UUID id, Note note) {
        return one(id, note, null);
    }

    /// @param cursor where the log goes on
    Uni<TemplateInstance> one(UUID id, Note note, @Nullable String cursor) {
        var frame = visitor.in(Room.WEBHOOKS);
        var organization = organization();
        return manage.get(organization, id)
                .chain(
                        webhook ->
                                log.list(organization, id, null, PageRequest.of(SHOWN, cursor))
                                        .map(
                                                page ->
                                                        new WebhookPage(
                                                                frame,
                                                                frame.w(),
                                                                webhook,
                                                                webhook.runs(),
                                                                page,
                                                                Ids.next().toString(),
                                                                note)));
    }

    Uni<TemplateInstance> create(String key, WebhookRequest request) {
        requireValid(request);
        return manage.create(visitor.actor(), key, request).chain(this::shown);
    }

    Uni<TemplateInstance> rotate(String key, UUID id) {
        return manage.rotate(visitor.actor(), key, id).chain(this::shown);
    }

    Uni<TemplateInstance> ping(UUID id) {
        return ping.send(organization(), id).chain(pong -> one(id, Note.pinged(pong)));
    }

    Uni<Void> suspend(String key, UUID id) {
        return manage.suspend(visitor.actor(), key, id).replaceWithVoid();
    }

    Uni<Void> resume(String key, UUID id) {
        return manage.resume(visitor.actor(), key, id).replaceWithVoid();
    }

    Uni<Void> remove(String key, UUID id) {
        return manage.remove(visitor.actor(), key, id);
    }

    Uni<Void> again(UUID id, UUID delivery) {
        return log.again(organization(), id, delivery).replaceWithVoid();
    }

    static WebhookRequest form(String url, String types, String description) {
        return new WebhookRequest(
                url.strip(),
                Arrays.stream(types.split("[\\s,]+")).filter(type -> !type.isEmpty()).toList(),
                description.strip());
    }

    private Uni<TemplateInstance> all(WebhookRequest filled, @Nullable String refusal) {
        var frame = visitor.in(Room.WEBHOOKS);
        return manage.list(organization(), PageRequest.of(200, null))
                .map(
                        page ->
                                new WebhooksPage(
                                        frame,
                                        frame.w(),
                                        page.items(),
                                        Ids.next().toString(),
                                        filled,
                                        refusal));
    }

    private Uni<TemplateInstance> shown(WebhookSecretView made) {
        return one(made.webhook().id(), Note.secret(made.secret()));
    }

    private void requireValid(WebhookRequest request) {
        validator.validate(request).stream()
                .findFirst()
                .ifPresent(
                        wrong -> {
                            throw new Declined(
                                    CommonProblem.INVALID_REQUEST,
                                    "%s: %s"
                                            .formatted(
                                                    wrong.getPropertyPath(), wrong.getMessage()));
                        });
    }

    private Organization organization() {
        return visitor.actor().organization();
    }
}
