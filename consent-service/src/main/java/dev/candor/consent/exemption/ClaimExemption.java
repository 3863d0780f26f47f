package dev.candor.consent.exemption;

import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.consent.ledger.Ledger;
import dev.candor.consent.ledger.LedgerKind;
import dev.candor.consent.ledger.LedgerLeaf;
import dev.candor.consent.ledger.Salt;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.consent.vault.Seal;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody says that one use needs no consent. Until it is decided, checks of it say REVIEW.
@ApplicationScoped
class ClaimExemption {
    private final Exemptions exemptions;
    private final Subjects subjects;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Vault vault;
    private final ExemptionViews views;
    private final Clock clock;

    ClaimExemption(
            Exemptions exemptions,
            Subjects subjects,
            Ledger ledger,
            Idempotency idempotency,
            Vault vault,
            ExemptionViews views,
            Clock clock) {
        this.exemptions = exemptions;
        this.subjects = subjects;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.vault = vault;
        this.views = views;
        this.clock = clock;
    }

    @WithTransaction
    Uni<ExemptionView> claim(Actor actor, @Nullable String key, ExemptionRequest request) {
        return idempotency.once(
                actor,
                key,
                "POST /v1/exemptions",
                request,
                ExemptionView.class,
                () -> claim(actor, request).chain(found -> views.of(actor, found)));
    }

    private Uni<Exemption> claim(Actor actor, ExemptionRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var terms = request.terms(new ExemptionId(Ids.next()), vault.account(actor), now);
        return allMustExist(actor, terms.subjects()).chain(() -> keep(actor, terms, Salt.next()));
    }

    private Uni<Void> allMustExist(Actor actor, List<SubjectId> people) {
        return Multi.createFrom()
                .iterable(people)
                .onItem()
                .transformToUniAndConcatenate( // a session runs one query at a time
                        person -> subjects.require(actor.organization(), person))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Exemption> keep(Actor actor, Exemption.Terms terms, String salt) {
        var people = terms.subjects().stream().map(SubjectId::value).toList();
        return vault.keysOf(actor.organization(), people)
                .chain(keys -> keep(actor, terms, salt, keys.of(people)));
    }

    private Uni<Exemption> keep(Actor actor, Exemption.Terms terms, String salt, Seal seal) {
        var row = ExemptionRow.of(actor.organization(), terms, salt, seal);
        return ledger.append(
                        actor.organization(),
                        LedgerKind.EXEMPTION_CLAIMED,
                        leaf(terms, salt, row),
                        terms.claimedAt(),
                        null)
                .call(entry -> exemptions.persistAndFlush(row.of(entry)))
                .map(entry -> new Exemption(terms, List.of(), entry.seq()));
    }

    private static LedgerLeaf leaf(Exemption.Terms terms, String salt, ExemptionRow row) {
        return LedgerLeaf.of(
                Map.of(
                        "type", LedgerKind.EXEMPTION_CLAIMED.name(),
                        "exemption", terms.id().toString(),
                        "basis", terms.basis().name(),
                        "at", terms.claimedAt().toString(),
                        "record", Digests.sha256Hex(CanonicalJson.of(record(terms, salt)))),
                List.of(row.stored()));
    }

    private static Map<String, Object> record(Exemption.Terms terms, String salt) {
        return Map.of(
                "salt", salt,
                "claimant", terms.claimant(),
                "subjects", terms.subjects().stream().map(SubjectId::toString).sorted().toList(),
                "actions", terms.actions().stream().map(Enum::name).sorted().toList(),
                "useKind", terms.useKind().name(),
                "useSha256", terms.useSha256(),
                "contentFlags", terms.contentFlags().stream().sorted().toList(),
                "rationale", terms.rationale());
    }
}
