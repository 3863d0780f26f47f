package dev.candor.label.verdict;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far judging again is. The only row here that changes: it is a job, not a finding.
@Entity
@Table(name = "rejudgement")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class RejudgementRow {
    @Id UUID id;
    String organization;

    @Column(name = "rules_version")
    int rulesVersion;

    int total;
    int judged;
    int changed;

    @Column(name = "last_id")
    @Nullable UUID lastId;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable Instant finishedAt;

    RulesView.Progress progress() {
        return new RulesView.Progress(
                finishedAt == null ? RulesView.State.RUNNING : RulesView.State.DONE,
                total,
                judged,
                changed,
                startedAt,
                finishedAt);
    }
}
