package dev.candor.gateway.webhook;

import dev.candor.gateway.event.EventCatalogue;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The life of a webhook: made, changed, stopped, given another secret, removed.
@ApplicationScoped
public class ManageWebhooks {
    private static final String CREATE = "POST /v1/webhooks";

    private final Webhooks webhooks;
    private final ReceiverRules rules;
    private final SecretSeal seal;
    private final EventCatalogue catalogue;
    private final Idempotency idempotency;
    private final WebhookConfig config;
    private final Clock clock;

    ManageWebhooks(
            Webhooks webhooks,
            ReceiverRules rules,
            SecretSeal seal,
            EventCatalogue catalogue,
            Idempotency idempotency,
            WebhookConfig config,
            Clock clock) {
        this.webhooks = webhooks;
        this.rules = rules;
        this.seal = seal;
        this.catalogue = catalogue;
        this.idempotency = idempotency;
        this.config = config;
        this.clock = clock;
    }

    /// What is kept of an answer: no secret lies among the answers.
    @RegisterForReflection
    record Changed(UUID webhook) {}

    /// Subscribes. A receiver or an event type that is not allowed is refused before anything is
    /// written.
    ///
    /// @param key of the request; repeated, it has the same answer
    @WithTransaction
    public Uni<WebhookSecretView> create(
            Actor actor, @Nullable String key, WebhookRequest request) {
        require(request);
        return once(actor, key, CREATE, request, () -> add(actor.organization(), request))
                .chain(changed -> webhooks.require(actor.organization(), changed.webhook()))
                .map(this::withSecret);
    }

    /// @throws Declined (in the Uni) `UNKNOWN_WEBHOOK`
    @WithSession
    public Uni<WebhookView> get(Organization organization, UUID id) {
        return webhooks.require(organization, id).map(WebhookView::of);
    }

    /// Oldest first.
    @WithSession
    public Uni<Page<WebhookView>> list(Organization organization, PageRequest page) {
        return webhooks.list(organization, page.cursor(), page.limit() + 1)
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id).map(WebhookView::of));
    }

    @WithTransaction
    Uni<WebhookView> change(Actor actor, @Nullable String key, UUID id, WebhookRequest request) {
        require(request);
        return changed(
                actor,
                key,
                "PUT /v1/webhooks/" + id,
                id,
                request,
                row -> {
                    row.url = request.url();
                    row.types = new EventFilter(request.types()).stored();
                    row.description = Objects.requireNonNullElse(request.description(), "");
                });
    }

    /// Events wait from now on.
    @WithTransaction
    public Uni<WebhookView> suspend(Actor actor, @Nullable String key, UUID id) {
        return changed(
                actor,
                key,
                "%s/%s/suspension".formatted(CREATE, id),
                id,
                new Changed(id),
                row -> {
                    row.state = WebhookState.SUSPENDED;
                    row.because = null;
                });
    }

    /// Events that waited are sent, and those that come.
    @WithTransaction
    public Uni<WebhookView> resume(Actor actor, @Nullable String key, UUID id) {
        return changed(
                actor,
                key,
                "%s/%s/resumption".formatted(CREATE, id),
                id,
                new Changed(id),
                row -> {
                    row.state = WebhookState.ENABLED;
                    row.because = null;
                    row.failingSince = null;
                });
    }

    /// The next secret signs at once; the one before it signs beside it for a while.
    @WithTransaction
    public Uni<WebhookSecretView> rotate(Actor actor, @Nullable String key, UUID id) {
        return once(
                        actor,
                        key,
                        "%s/%s/secret-rotation".formatted(CREATE, id),
                        new Changed(id),
                        () ->
                                webhooks.requireLocked(actor.organization(), id)
                                        .invoke(this::rotate)
                                        .replaceWith(new Changed(id)))
                .chain(changed -> webhooks.require(actor.organization(), changed.webhook()))
                .map(this::withSecret);
    }

    /// What waits for it is discarded, and its log.
    @WithTransaction
    public Uni<Void> remove(Actor actor, @Nullable String key, UUID id) {
        return once(
                        actor,
                        key,
                        "DELETE /v1/webhooks/" + id,
                        new Changed(id),
                        () ->
                                webhooks.requireLocked(actor.organization(), id)
                                        .call(webhooks::delete)
                                        .replaceWith(new Changed(id)))
                .replaceWithVoid();
    }

    private Uni<WebhookView> changed(
            Actor actor,
            @Nullable String key,
            String operation,
            UUID id,
            Object request,
            Consumer<WebhookRow> change) {
        return once(
                        actor,
                        key,
                        operation,
                        request,
                        () ->
                                webhooks.requireLocked(actor.organization(), id)
                                        .invoke(change)
                                        .invoke(row -> row.changedAt = now())
                                        .replaceWith(new Changed(id)))
                .chain(changed -> webhooks.require(actor.organization(), changed.webhook()))
                .map(WebhookView::of);
    }

    private Uni<Changed> once(
            Actor actor,
            @Nullable String key,
            String operation,
            Object request,
            Supplier<Uni<Changed>> work) {
        return idempotency.once(actor, key, operation, request, Changed.class, work);
    }

    private void require(WebhookRequest request) {
        rules.require(request.url());
        new EventFilter(request.types()).requireKnown(catalogue.types());
    }

    private Uni<Changed> add(Organization organization, WebhookRequest request) {
        var row = new WebhookRow();
        row.id = Ids.next();
        row.organization = organization.slug();
        row.url = request.url();
        row.types = new EventFilter(request.types()).stored();
        row.description = Objects.requireNonNullElse(request.description(), "");
        row.state = WebhookState.ENABLED;
        row.secret = seal.close(row.organization, row.id, seal.fresh());
        row.createdAt = now();
        row.changedAt = row.createdAt;
        return webhooks.count(organization)
                .invoke(this::requireRoom)
                .chain(() -> webhooks.persistAndFlush(row))
                .replaceWith(new Changed(row.id));
    }

    private void requireRoom(long count) {
        if (count >= config.most()) {
            throw new Declined(
                    WebhookProblem.TOO_MANY_WEBHOOKS,
                    "Remove one first: there are %d already.".formatted(count));
        }
    }

    private void rotate(WebhookRow row) {
        row.formerSecret = row.secret;
        row.formerUntil = now().plus(config.overlap());
        row.secret = seal.close(row.organization, row.id, seal.fresh());
        row.changedAt = now();
    }

    private WebhookSecretView withSecret(WebhookRow row) {
        var secret = seal.open(row.organization, row.id, row.secret);
        return new WebhookSecretView(WebhookView.of(row), secret.shown());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
