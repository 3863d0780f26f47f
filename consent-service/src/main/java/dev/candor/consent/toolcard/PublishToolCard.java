package dev.candor.consent.toolcard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.scope.Codes;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An editor publishes a card, or its next version.
@ApplicationScoped
class PublishToolCard {
    private final ToolCards toolCards;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final ObjectMapper json;
    private final Clock clock;

    PublishToolCard(
            ToolCards toolCards,
            Ledger ledger,
            Idempotency idempotency,
            ObjectMapper json,
            Clock clock) {
        this.toolCards = toolCards;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    @WithTransaction
    Uni<ToolCardView> publish(Actor actor, @Nullable String key, ToolCardBody card) {
        mustBeSound(card);
        return idempotency.once(
                actor,
                key,
                "POST /v1/tool-cards",
                card,
                ToolCardView.class,
                () -> publish(actor.organization(), card).map(this::view));
    }

    /// A version as answers carry it.
    ToolCardView view(ToolCardRow row) {
        try {
            return new ToolCardView(
                    row.id,
                    row.version,
                    json.readValue(row.body, ToolCardBody.class),
                    row.digest,
                    row.publishedAt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored card cannot be read", e);
        }
    }

    private Uni<ToolCardRow> publish(Organization organization, ToolCardBody card) {
        return toolCards
                .nextVersion(organization, card.code())
                .map(version -> row(organization, card, version))
                .call(
                        row ->
                                ledger.append(
                                                organization,
                                                LedgerKind.TOOL_CARD_PUBLISHED,
                                                leaf(row),
                                                row.publishedAt,
                                                null)
                                        .invoke(entry -> row.ledgerSeq = entry.seq()))
                .chain(toolCards::persistAndFlush);
    }

    private ToolCardRow row(Organization organization, ToolCardBody card, int version) {
        var row = new ToolCardRow();
        row.id = Ids.next();
        row.organization = organization.slug();
        row.code = card.code();
        row.version = version;
        row.body = written(card);
        row.digest = Digests.sha256Hex(row.body);
        row.publishedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return row;
    }

    private String written(ToolCardBody card) {
        try {
            return json.writeValueAsString(card);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a card is a JSON value", e);
        }
    }

    private static LedgerLeaf leaf(ToolCardRow row) {
        return LedgerLeaf.of(
                Map.of(
                        "type",
                        LedgerKind.TOOL_CARD_PUBLISHED.name(),
                        "card",
                        row.id.toString(),
                        "code",
                        row.code,
                        "version",
                        row.version,
                        "digest",
                        row.digest,
                        "at",
                        row.publishedAt.toString()),
                List.of(row.stored()));
    }

    static void mustBeSound(ToolCardBody card) {
        if (card.code().matches(Codes.UUID)) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "A code is no UUID.").at("/code");
        }
        var languages = new HashSet<String>();
        for (var i = 0; i < card.texts().size(); i++) {
            if (!languages.add(card.texts().get(i).language().toLowerCase(Locale.ROOT))) {
                throw new Declined(
                                CommonProblem.INVALID_REQUEST,
                                "The texts have this language already.")
                        .at("/texts/%d/language".formatted(i));
            }
        }
    }
}
