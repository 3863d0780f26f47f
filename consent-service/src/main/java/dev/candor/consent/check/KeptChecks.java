package dev.candor.consent.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The checks that were kept, of every organization, each seen by its own alone.
@ApplicationScoped
class KeptChecks implements PanacheRepositoryBase<KeptRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String ABOUT =
            """
            select * from consent_check
            where organization = :organization and subjects @> array[cast(:person as uuid)] and id > :after
            order by id limit :limit
            """;

    private final Vault vault;
    private final ObjectMapper json;

    KeptChecks(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    Uni<Void> add(Actor actor, CheckRequest question, CheckView answer) {
        return persistAndFlush(
                        KeptRow.of(
                                actor,
                                vault.account(actor),
                                answer,
                                write(question),
                                write(answer)))
                .replaceWithVoid();
    }

    /// @throws Declined `UNKNOWN_CHECK` when this organization kept none of that id
    Uni<KeptView> require(Organization organization, UUID id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .map(this::kept);
    }

    /// The kept checks that asked about a person, oldest first.
    Uni<Page<AskedView>> about(Organization organization, UUID person, PageRequest page) {
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(ABOUT, KeptRow.class)
                                        .setParameter("organization", organization.slug())
                                        .setParameter("person", person)
                                        .setParameter("after", after(page))
                                        .setParameter("limit", page.limit() + 1)
                                        .getResultList())
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .map(rows -> rows.map(row -> AskedView.of(kept(row), person)));
    }

    private static UUID after(PageRequest page) {
        return page.cursor().map(Cursor::after).orElse(BEFORE_ALL);
    }

    private KeptView kept(KeptRow row) {
        return new KeptView(
                read(row.question, CheckRequest.class), read(row.answer, CheckView.class));
    }

    static Declined unknown(UUID id) {
        return new Declined(CheckProblem.UNKNOWN_CHECK, "No check " + id + " was kept here.");
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
            throw new IllegalStateException("a kept check cannot be read", e);
        }
    }
}
