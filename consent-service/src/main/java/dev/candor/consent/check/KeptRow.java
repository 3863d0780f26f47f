package dev.candor.consent.check;

import dev.candor.kit.identity.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "consent_check")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class KeptRow {
    @Id UUID id;
    String organization;
    UUID[] subjects;
    String question;
    String answer;

    @Enumerated(EnumType.STRING)
    Decision decision;

    @Column(name = "actor_id")
    String actorId;

    @Column(name = "checked_at")
    Instant checkedAt;

    static KeptRow of(Actor actor, String account, CheckView view, String question, String answer) {
        var row = new KeptRow();
        row.id = view.id();
        row.organization = actor.organization().slug();
        row.subjects =
                view.subjects().stream().map(CheckView.PersonView::subject).toArray(UUID[]::new);
        row.question = question;
        row.answer = answer;
        row.decision = view.decision();
        row.actorId = account;
        row.checkedAt = view.checkedAt();
        return row;
    }
}
