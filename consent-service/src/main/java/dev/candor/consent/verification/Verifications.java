package dev.candor.consent.verification;

import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.vault.Vault;
import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// The verifications of people that were already found, append only.
@ApplicationScoped
class Verifications implements PanacheRepositoryBase<VerificationRow, UUID> {
    private final Vault vault;

    Verifications(Vault vault) {
        this.vault = vault;
    }

    Uni<List<IdentityVerification>> of(Organization organization, SubjectId subject) {
        return list(
                        "organization = ?1 and subjectId = ?2 order by id",
                        organization.slug(),
                        subject.value())
                .chain(
                        rows ->
                                vault.keys(organization, List.of(subject.value()))
                                        .map(
                                                keys ->
                                                        rows.stream()
                                                                .map(
                                                                        row ->
                                                                                row.toVerification(
                                                                                        keys))
                                                                .toList()));
    }

    Uni<Void> add(Organization organization, IdentityVerification one) {
        var subject = one.subject().value();
        return vault.keyOf(organization, subject)
                .map(keys -> VerificationRow.of(organization, one, keys.of(subject)))
                .chain(this::persistAndFlush)
                .replaceWithVoid();
    }
}
