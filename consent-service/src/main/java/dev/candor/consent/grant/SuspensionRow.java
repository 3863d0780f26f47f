package dev.candor.consent.grant;

import dev.candor.consent.scope.Action;
import dev.candor.consent.scope.Territory;
import dev.candor.kit.identity.Organization;
import dev.candor.transparency.StoredRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "suspension")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SuspensionRow {
    @Id UUID id;
    String organization;

    @Column(name = "grant_id")
    UUID grantId;

    @Enumerated(EnumType.STRING)
    SuspensionCause cause;

    String[] actions;
    String[] projects;
    String[] territories;
    Instant since;

    @Column(name = "lifted_at")
    @Nullable Instant liftedAt;

    static SuspensionRow of(
            Organization organization, GrantId grant, Suspension suspension, Instant since) {
        var row = new SuspensionRow();
        row.id = suspension.id();
        row.organization = organization.slug();
        row.grantId = grant.value();
        row.cause = suspension.cause();
        row.actions = suspension.actions().stream().map(Action::name).toArray(String[]::new);
        row.projects = suspension.projects().toArray(String[]::new);
        row.territories =
                suspension.territories().stream().map(Territory::code).toArray(String[]::new);
        row.since = since;
        return row;
    }

    /// What of it never changes again.
    StoredRow stored() {
        return StoredRow.of("suspension")
                .with("id", id)
                .with("grant_id", grantId)
                .with("cause", cause)
                .with("actions", actions)
                .with("projects", projects)
                .with("territories", territories)
                .with("since", since);
    }

    Suspension toSuspension() {
        return new Suspension(
                id,
                cause,
                Arrays.stream(actions).map(Action::valueOf).collect(Collectors.toSet()),
                Set.of(projects),
                Arrays.stream(territories).map(Territory::new).collect(Collectors.toSet()));
    }
}
