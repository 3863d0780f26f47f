package dev.candor.consent.replica;

import static java.util.stream.Collectors.toSet;

import dev.candor.consent.scope.Likeness;
import dev.candor.consent.subject.Deed;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.vault.Keyring;
import dev.candor.consent.vault.Seal;
import dev.candor.kit.identity.Organization;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "replica")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ReplicaRow {
    private static final String TOOL = "replica.tool";
    private static final String CUSTODIAN = "replica.custodian";

    @Id UUID id;
    String organization;

    @Column(name = "subject_id")
    UUID subjectId;

    @Enumerated(EnumType.STRING)
    ReplicaKind kind;

    String[] modalities;

    @Column(name = "source_sha256")
    String[] sourceSha256;

    String tool;
    String custodian;

    @Enumerated(EnumType.STRING)
    Status status;

    Instant since;

    @Column(name = "proof_type")
    @Nullable String proofType;

    @Column(name = "proof_sha256")
    @Nullable String proofSha256;

    @Column(name = "created_at")
    Instant createdAt;

    static ReplicaRow of(Organization organization, Replica replica, Seal seal) {
        var row = new ReplicaRow();
        row.id = replica.id().value();
        row.organization = organization.slug();
        row.subjectId = replica.subject().value();
        row.kind = replica.kind();
        row.modalities =
                new TreeSet<>(replica.modalities())
                        .stream().map(Likeness::name).toArray(String[]::new);
        row.sourceSha256 = replica.sources().toArray(String[]::new);
        row.tool = seal.seal(TOOL, replica.tool());
        row.custodian = seal.seal(CUSTODIAN, replica.custodian());
        row.createdAt = replica.createdAt();
        row.become(replica);
        return row;
    }

    final void become(Replica next) {
        var proof = next.proof();
        status = next.status();
        since = next.since();
        proofType = proof == null ? null : proof.type();
        proofSha256 = proof == null ? null : proof.sha256();
    }

    Replica toReplica(Keyring keys) {
        return new Replica(
                new ReplicaId(id),
                new SubjectId(subjectId),
                kind,
                Arrays.stream(modalities).map(Likeness::valueOf).collect(toSet()),
                List.of(sourceSha256),
                keys.open(subjectId, TOOL, tool).orElse(Keyring.ERASED),
                keys.open(subjectId, CUSTODIAN, custodian).orElse(Keyring.ERASED),
                status,
                since,
                proofType == null || proofSha256 == null ? null : new Deed(proofType, proofSha256),
                createdAt);
    }
}
