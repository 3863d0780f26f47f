package dev.candor.consent.exemption;

import dev.candor.consent.exemption.Exemption.Review;
import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.ledger.Salt;
import dev.candor.consent.vault.Seal;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One of the two reviewers says what they think of a claim.
@ApplicationScoped
class ReviewExemption {
    private static final long NOT_YET = 0;

    private final Exemptions exemptions;
    private final Reviews reviews;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Vault vault;
    private final ExemptionViews views;
    private final Clock clock;

    ReviewExemption(
            Exemptions exemptions,
            Reviews reviews,
            Ledger ledger,
            Idempotency idempotency,
            Vault vault,
            ExemptionViews views,
            Clock clock) {
        this.exemptions = exemptions;
        this.reviews = reviews;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.vault = vault;
        this.views = views;
        this.clock = clock;
    }

    @WithTransaction
    Uni<ExemptionView> review(
            Actor actor, @Nullable String key, ExemptionId id, ReviewRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/exemptions/%s/reviews".formatted(id),
                request,
                ExemptionView.class,
                () -> review(actor, id, request).chain(found -> views.of(actor, found)));
    }

    private Uni<Exemption> review(Actor actor, ExemptionId id, ReviewRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return exemptions
                .requireLocked(actor.organization(), id)
                .chain(
                        claim ->
                                keep(
                                        actor,
                                        claim,
                                        request.review(vault.account(actor), now),
                                        Salt.next()));
    }

    private Uni<Exemption> keep(Actor actor, Exemption claim, Review review, String salt) {
        var owner = Vault.owner(actor.organization());
        return vault.keyOf(actor.organization(), owner)
                .chain(keys -> keep(actor, claim, review, salt, keys.of(owner)));
    }

    private Uni<Exemption> keep(
            Actor actor, Exemption claim, Review review, String salt, Seal seal) {
        var judged = claim.review(review, NOT_YET);
        var row = ReviewRow.ofLatest(actor.organization(), judged, salt, seal);
        return ledger.append(
                        actor.organization(),
                        LedgerKind.EXEMPTION_REVIEWED,
                        leaf(judged, review, salt, row),
                        review.at(),
                        null)
                .call(entry -> reviews.persistAndFlush(row.of(entry)))
                .map(entry -> claim.review(review, entry.seq()));
    }

    private static LedgerLeaf leaf(Exemption judged, Review review, String salt, ReviewRow row) {
        return LedgerLeaf.of(
                Map.of(
                        "type", LedgerKind.EXEMPTION_REVIEWED.name(),
                        "exemption", judged.terms().id().toString(),
                        "verdict", review.verdict().name(),
                        "outcome", judged.outcome().name(),
                        "at", review.at().toString(),
                        "record", Digests.sha256Hex(CanonicalJson.of(record(review, salt)))),
                List.of(row.stored()));
    }

    private static Map<String, Object> record(Review review, String salt) {
        var record = new HashMap<String, Object>();
        record.put("salt", salt);
        record.put("reviewer", review.reviewer());
        record.put("summary", review.summary());
        if (review.until() != null) {
            record.put("until", review.until().toString());
        }
        return record;
    }
}
