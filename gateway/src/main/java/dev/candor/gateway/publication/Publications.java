package dev.candor.gateway.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The store of publications. Another organization's does not exist.
@ApplicationScoped
public class Publications {
    private static final String WEEKS =
            """
            select cast(date_trunc('week', created_at at time zone 'UTC') as date) as begins,
                   count(*) filter (where labelled), count(*)
            from publication where organization = :organization and created_at >= :since
            group by begins order by begins
            """;

    private final Rows rows;
    private final PublicationEvents events;
    private final ObjectMapper json;

    Publications(Rows rows, PublicationEvents events, ObjectMapper json) {
        this.rows = rows;
        this.events = events;
        this.json = json;
    }

    /// The table.
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<PublicationRow, UUID> {}

    /// How much there is.
    ///
    /// @param all of the organization
    /// @param lately since the instant that was asked for
    public record Count(long all, long lately) {}

    /// What was published in a week.
    ///
    /// @param begins its Monday, of the zone UTC
    /// @param labelled of all, how many carry a visible label
    public record Week(LocalDate begins, long labelled, long all) {}

    /// @param slot of the idempotency key, if there is one; unique
    /// @param course told in the same transaction
    @WithTransaction
    Uni<Publication> store(
            Publication publication,
            String actorId,
            JsonNode report,
            @Nullable String slot,
            Course course) {
        var row = new PublicationRow();
        row.id = publication.id().value();
        row.organization = publication.organization();
        row.actorId = actorId;
        row.title = publication.declaration().title();
        row.createdAt = publication.createdAt();
        row.retainedUntil = publication.retainedUntil();
        row.document = write(publication);
        row.report = write(report);
        row.labelled = publication.label() instanceof Label.Rendered;
        row.slot = slot;
        return rows.persistAndFlush(row)
                .call(() -> events.published(publication))
                .call(() -> course.published(publication))
                .replaceWith(publication);
    }

    /// @throws Declined (in the Uni) `UNKNOWN_PUBLICATION`
    @WithSession
    public Uni<Publication> require(Organization organization, PublicationId id) {
        return row(organization, id).map(this::toPublication);
    }

    /// Whether it came to be.
    @WithSession
    Uni<Boolean> isThere(PublicationId id) {
        return rows.count("id", id.value()).map(count -> count > 0);
    }

    /// The verification report of a publication, as provenance-service gave it.
    ///
    /// @throws Declined (in the Uni) `UNKNOWN_PUBLICATION`
    @WithSession
    public Uni<JsonNode> report(Organization organization, PublicationId id) {
        return row(organization, id).map(row -> read(row.report, JsonNode.class));
    }

    /// Newest first.
    @WithSession
    public Uni<Page<Publication>> list(
            Organization organization, int limit, Optional<Cursor> from) {
        return query(organization, from)
                .range(0, limit)
                .list()
                .map(found -> Page.cut(found, limit, row -> row.id).map(this::toPublication));
    }

    @WithSession
    public Uni<Count> count(Organization organization, Instant since) {
        return rows.count("organization", organization.slug())
                .chain(
                        all ->
                                rows.count(
                                                "organization = ?1 and createdAt >= ?2",
                                                organization.slug(),
                                                since)
                                        .map(lately -> new Count(all, lately)));
    }

    /// The weeks in which something was published, oldest first.
    ///
    /// @param since what came before is not told
    @WithSession
    public Uni<List<Week>> weeks(Organization organization, Instant since) {
        return rows.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(WEEKS, Object[].class)
                                        .setParameter("organization", organization.slug())
                                        .setParameter("since", since)
                                        .getResultList())
                .map(found -> found.stream().map(Publications::week).toList());
    }

    private static Week week(Object[] row) {
        return new Week(
                (LocalDate) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue());
    }

    @WithSession
    Uni<Optional<Publication>> bySlot(String slot) {
        return rows.find("slot", slot)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(this::toPublication));
    }

    /// Where a publication is whose retention has ended.
    record Ended(Instant at, UUID id, Organization organization) {
        /// What comes before everything that ended at `at` or later.
        static Ended before(Instant at) {
            return new Ended(at, new UUID(0, 0), new Organization("none"));
        }
    }

    /// Up to `limit` whose retention ended before `until`, in order, behind one that is known.
    @WithSession
    Uni<List<Ended>> ended(Ended behind, Instant until, int limit) {
        return rows.find(
                        "(retainedUntil > ?1 or retainedUntil = ?1 and id > ?2) and retainedUntil"
                                + " < ?3 order by retainedUntil, id",
                        behind.at(),
                        behind.id(),
                        until)
                .range(0, limit - 1)
                .list()
                .map(found -> found.stream().map(Publications::ended).toList());
    }

    private static Ended ended(PublicationRow row) {
        return new Ended(row.retainedUntil, row.id, new Organization(row.organization));
    }

    private PanacheQuery<PublicationRow> query(Organization organization, Optional<Cursor> from) {
        return from.map(
                        cursor ->
                                rows.find(
                                        "organization = ?1 and id < ?2 order by id desc",
                                        organization.slug(),
                                        cursor.after()))
                .orElseGet(
                        () -> rows.find("organization = ?1 order by id desc", organization.slug()));
    }

    private Uni<PublicationRow> row(Organization organization, PublicationId id) {
        return rows.find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new Declined(
                                        PublicationProblem.UNKNOWN_PUBLICATION,
                                        "This organization has no publication with this id."));
    }

    private Publication toPublication(PublicationRow row) {
        return read(row.document, Publication.class);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a JSON value: " + value.getClass(), e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored publication cannot be read", e);
        }
    }
}
