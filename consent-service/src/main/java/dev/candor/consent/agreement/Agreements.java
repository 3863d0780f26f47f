package dev.candor.consent.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.consent.agreement.AgreementRequest.Template;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The agreements of every organization, each seen by its own alone.
@ApplicationScoped
@RegisterForReflection(targets = Template.class)
public class Agreements implements PanacheRepositoryBase<AgreementRow, UUID> {
    private final ObjectMapper json;

    Agreements(ObjectMapper json) {
        this.json = json;
    }

    /// Passes when people may be asked for these lines after the agreement.
    ///
    /// @throws Declined when there is none, it is not published, or a line goes beyond it
    public Uni<Void> mustHold(Organization organization, UUID id, List<TemplateLine> lines) {
        return require(organization, new AgreementId(id))
                .invoke(agreement -> agreement.mustHold(lines))
                .replaceWithVoid();
    }

    Uni<Agreement> require(Organization organization, AgreementId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .firstResult()
                .map(row -> agreement(id, row));
    }

    Uni<Agreement> requireLocked(Organization organization, AgreementId id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(row -> agreement(id, row));
    }

    /// The number the next version of a title gets. Of two that want the same, one is refused by
    /// the table and comes again.
    Uni<Integer> nextVersion(Organization organization, String title) {
        return count("organization = ?1 and title = ?2", organization.slug(), title)
                .map(count -> Math.toIntExact(count) + 1);
    }

    Uni<Void> add(Organization organization, Agreement agreement) {
        try {
            var template = json.writeValueAsString(new Template(agreement.lines()));
            return persistAndFlush(AgreementRow.of(organization, agreement, template))
                    .replaceWithVoid();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A template is JSON", e);
        }
    }

    Uni<Void> become(Organization organization, Agreement next) {
        return find("organization = ?1 and id = ?2", organization.slug(), next.id().value())
                .singleResult()
                .invoke(row -> row.become(next))
                .replaceWithVoid();
    }

    private Agreement agreement(AgreementId id, @Nullable AgreementRow row) {
        if (row == null) {
            throw new Declined(AgreementProblem.UNKNOWN_AGREEMENT, "No agreement " + id + " here.");
        }
        try {
            return new Agreement(
                    id,
                    row.version,
                    row.title,
                    row.status,
                    json.readValue(row.template, Template.class).lines(),
                    row.compensation,
                    row.createdAt,
                    row.publishedAt,
                    row.retiredAt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored template cannot be read", e);
        }
    }
}
