package dev.candor.consent.objection;

import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// The objections of the people a caller reaches.
@ApplicationScoped
class FindObjections {
    private final Objections objections;
    private final Subjects subjects;

    FindObjections(Objections objections, Subjects subjects) {
        this.objections = objections;
        this.subjects = subjects;
    }

    @WithSession
    Uni<Objection> require(Actor actor, ObjectionId id) {
        return objections
                .require(actor.organization(), id)
                .call(found -> subjects.require(actor, Errand.READ, found.terms().subject()));
    }

    @WithSession
    Uni<Page<Objection>> of(Actor actor, SubjectId subject, PageRequest page) {
        return subjects.require(actor, Errand.READ, subject)
                .chain(found -> objections.of(actor.organization(), found.id(), page));
    }
}
