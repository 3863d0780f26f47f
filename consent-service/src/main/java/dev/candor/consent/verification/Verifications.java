package dev.candor.consent.verification;

import dev.candor.consent.subject.SubjectId;
import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// The verifications of people that were already found, append only.
@ApplicationScoped
class Verifications implements PanacheRepositoryBase<VerificationRow, UUID> {
    Uni<List<IdentityVerification>> of(Organization organization, SubjectId subject) {
        return list(
                        "organization = ?1 and subjectId = ?2 order by id",
                        organization.slug(),
                        subject.value())
                .map(rows -> rows.stream().map(VerificationRow::toVerification).toList());
    }

    Uni<Void> add(Organization organization, IdentityVerification one) {
        return persistAndFlush(VerificationRow.of(organization, one)).replaceWithVoid();
    }
}
