package dev.candor.consent.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// The checks that were kept, of every organization, each seen by its own alone.
@ApplicationScoped
class KeptChecks implements PanacheRepositoryBase<KeptRow, UUID> {
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
                .map(
                        row ->
                                new KeptView(
                                        read(row.question, CheckRequest.class),
                                        read(row.answer, CheckView.class)));
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
