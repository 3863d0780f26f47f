package dev.candor.consent.grant;

import dev.candor.consent.grant.GrantDesk.Matter;
import dev.candor.consent.grant.Grants.Recorded;
import dev.candor.consent.notice.Notices;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.identity.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// The person is asked anew, in the place of an older grant. That one holds until they say yes.
@ApplicationScoped
class RenewGrant {
    private final GrantDesk desk;
    private final Notices notices;
    private final AgreedTerms agreed;
    private final LawOfGrants law;
    private final Changes changes;

    RenewGrant(
            GrantDesk desk, Notices notices, AgreedTerms agreed, LawOfGrants law, Changes changes) {
        this.desk = desk;
        this.notices = notices;
        this.agreed = agreed;
        this.law = law;
        this.changes = changes;
    }

    Uni<GrantView> renew(Actor actor, @Nullable String key, GrantId id, RenewalRequest request) {
        return desk.open(
                actor, key, id, "renewal", Errand.WRITE, request, old -> renew(old, request));
    }

    private Uni<Recorded> renew(Matter old, RenewalRequest request) {
        Transitions.mustBeRenewable(old.grant());
        var terms = request.inPlaceOf(old.grant().terms(), old.now());
        return notices.require(old.organization(), terms.notice())
                .invoke(notice -> Proof.mustBeEffective(notice, old.now()))
                .call(() -> agreed.mustKeep(old.organization(), terms))
                .chain(
                        notice ->
                                law.judge(
                                        old.organization(),
                                        terms,
                                        old.subject(),
                                        notice,
                                        old.now()))
                .chain(
                        judged ->
                                changes.begin(
                                        old.actor(), old.capacity(), Grant.Requested.of(judged)));
    }
}
