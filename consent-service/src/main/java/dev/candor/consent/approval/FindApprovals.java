package dev.candor.consent.approval;

import dev.candor.consent.grant.GrantId;
import dev.candor.consent.grant.WhoseGrant;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.Subjects;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// The uses that were put to the people a caller reaches.
@ApplicationScoped
class FindApprovals {
    private final Approvals approvals;
    private final WhoseGrant whoseGrant;
    private final Subjects subjects;

    FindApprovals(Approvals approvals, WhoseGrant whoseGrant, Subjects subjects) {
        this.approvals = approvals;
        this.whoseGrant = whoseGrant;
        this.subjects = subjects;
    }

    @WithSession
    Uni<Page<UseApproval>> of(Actor actor, GrantId grant, PageRequest page) {
        return whoseGrant
                .of(actor.organization(), grant)
                .chain(subject -> subjects.require(actor, Errand.READ, subject))
                .chain(() -> approvals.of(actor.organization(), grant, page));
    }
}
