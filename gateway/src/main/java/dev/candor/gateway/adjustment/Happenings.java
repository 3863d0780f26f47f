package dev.candor.gateway.adjustment;

import dev.candor.gateway.adjustment.Adjustment.Kind;
import dev.candor.gateway.inbox.Onward.Taken;
import dev.candor.kit.work.InTurn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an event about a grant or a verdict means for the publications that stand on it.
@ApplicationScoped
class Happenings {
    private static final String VERDICT_CHANGED = "dev.candor.label.verdict-changed";

    private static final Map<String, Kind> MEANINGS =
            Map.of(
                    "dev.candor.consent.grant-withdrawn",
                    Kind.CONSENT_ENDED,
                    "dev.candor.consent.grant-revoked",
                    Kind.CONSENT_ENDED,
                    "dev.candor.consent.grant-expired",
                    Kind.CONSENT_ENDED,
                    "dev.candor.consent.grant-invalidated",
                    Kind.CONSENT_ENDED,
                    "dev.candor.consent.grant-suspended",
                    Kind.CONSENT_SUSPENDED,
                    "dev.candor.consent.grant-resumed",
                    Kind.CONSENT_RESUMED,
                    VERDICT_CHANGED,
                    Kind.CORRECTION);

    /// The types of events that mean something.
    static final String[] TYPES = MEANINGS.keySet().toArray(String[]::new);

    private static final String ADJUST =
            """
            insert into publication_adjustment
                (id, publication, organization, ground, kind, cause, label_class, verdict_version,
                 known_since, made_at, event)
            select gen_random_uuid(), g.publication, g.organization, g.subject, $3, $4, $5, $6, $7, $8, $9
            from publication_ground g where g.organization = $1 and g.subject = $2
            on conflict do nothing
            returning %s
            """
                    .formatted(AdjustmentRows.COLUMNS);

    /// What was proposed here, and another person has agreed to.
    private static final String AGREED =
            """
            update publication_adjustment a
            set ground = $2, verdict_version = $4, made_at = $5, event = $6
            where a.id in (select distinct on (p.publication) p.id
                           from publication_adjustment p join publication_ground g
                             on g.publication = p.publication
                           where g.organization = $1 and g.subject = $2
                             and p.kind = 'CORRECTION' and p.label_class = $3 and p.made_at is null
                           order by p.publication, p.id desc)
            returning %s
            """
                    .formatted(AdjustmentRows.COLUMNS);

    private final AdjustmentEvents events;
    private final Clock clock;

    Happenings(AdjustmentEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    static boolean isOne(String type) {
        return MEANINGS.containsKey(type);
    }

    /// A grant that was resumed from one of several suspensions does not hold yet.
    private static Kind meaning(Taken event) {
        var kind = Objects.requireNonNull(MEANINGS.get(event.type()));
        return kind == Kind.CONSENT_RESUMED && isSuspended(event) ? Kind.CONSENT_SUSPENDED : kind;
    }

    /// As the ledger has the grant after the event.
    private static boolean isSuspended(Taken event) {
        return event.data().at("/leaf/state").asText().equals("SUSPENDED");
    }

    /// Adjusts what stands on the event's subject. An event that is known already changes nothing.
    Uni<Void> apply(SqlConnection connection, Taken event) {
        var about = About.of(event);
        return agreed(connection, event, about).chain(() -> adjusted(connection, event, about));
    }

    private Uni<Void> agreed(SqlConnection connection, Taken event, About about) {
        if (about.version() == null) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(AGREED)
                .execute(
                        AdjustmentRows.tuple(
                                event.organization(),
                                event.subject(),
                                about.labelClass(),
                                about.version(),
                                clock.instant(),
                                event.id()))
                .chain(rows -> tell(connection, AdjustmentRows.all(rows)));
    }

    private Uni<Void> adjusted(SqlConnection connection, Taken event, About about) {
        return connection
                .preparedQuery(ADJUST)
                .execute(
                        AdjustmentRows.tuple(
                                event.organization(),
                                event.subject(),
                                meaning(event).name(),
                                event.type(),
                                about.labelClass(),
                                about.version(),
                                event.time(),
                                clock.instant(),
                                event.id()))
                .chain(rows -> tell(connection, AdjustmentRows.all(rows)));
    }

    private Uni<Void> tell(SqlConnection connection, List<Adjustment> made) {
        return InTurn.each(made, one -> events.tell(connection, one));
    }

    /// What a verdict's event says of it; nothing in others.
    private record About(@Nullable String labelClass, @Nullable Integer version) {
        static About of(Taken event) {
            var data = event.data();
            return event.type().equals(VERDICT_CHANGED)
                    ? new About(
                            data.path("labelClass").textValue(), data.path("version").intValue())
                    : new About(null, null);
        }
    }
}
