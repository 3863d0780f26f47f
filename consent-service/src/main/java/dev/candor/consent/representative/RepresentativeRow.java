package dev.candor.consent.representative;

import static java.util.stream.Collectors.toSet;

import dev.candor.consent.party.PartyId;
import dev.candor.consent.representative.Representative.Deed;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.vault.Keyring;
import dev.candor.kit.identity.Organization;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "representative")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class RepresentativeRow {
    static final String FIELD = "representative";

    @Id UUID id;
    String organization;

    @Column(name = "subject_id")
    UUID subjectId;

    @Enumerated(EnumType.STRING)
    RepresentativeKind kind;

    @Column(name = "party_id")
    @Nullable UUID partyId;

    @Column(name = "account_id")
    @Nullable String accountId; // sealed under the subject's key

    @Column(name = "account_digest")
    @Nullable String accountDigest;

    String[] scope;

    @Column(name = "evidence_types")
    String[] evidenceTypes;

    @Column(name = "evidence_sha256")
    String[] evidenceSha256;

    @Column(name = "valid_from")
    Instant validFrom;

    @Column(name = "valid_until")
    @Nullable Instant validUntil;

    @Column(name = "added_by")
    String addedBy;

    @Column(name = "added_at")
    Instant addedAt;

    @Column(name = "verified_by")
    @Nullable String verifiedBy;

    @Column(name = "verified_at")
    @Nullable Instant verifiedAt;

    @Column(name = "ended_by")
    @Nullable String endedBy;

    @Column(name = "ended_at")
    @Nullable Instant endedAt;

    /// @param seal under the subject's key
    /// @param digest of an account, by which its people are found
    static RepresentativeRow of(
            Organization organization,
            Representative representative,
            UnaryOperator<String> seal,
            UnaryOperator<String> digest) {
        var row = new RepresentativeRow();
        var account = representative.accountId();
        var party = representative.party();
        row.id = representative.id().value();
        row.organization = organization.slug();
        row.subjectId = representative.subject().value();
        row.kind = representative.kind();
        row.partyId = party == null ? null : party.value();
        row.accountId = account == null ? null : seal.apply(account);
        row.accountDigest = account == null ? null : digest.apply(account);
        row.scope =
                new TreeSet<>(representative.scope())
                        .stream().map(Power::name).toArray(String[]::new);
        row.evidenceTypes = column(representative, Evidence::type);
        row.evidenceSha256 = column(representative, Evidence::sha256);
        row.validFrom = representative.from();
        row.validUntil = representative.until();
        row.addedBy = representative.added().by();
        row.addedAt = representative.added().at();
        row.become(representative);
        return row;
    }

    final void become(Representative next) {
        var verified = next.verified();
        var ended = next.ended();
        verifiedBy = verified == null ? null : verified.by();
        verifiedAt = verified == null ? null : verified.at();
        endedBy = ended == null ? null : ended.by();
        endedAt = ended == null ? null : ended.at();
    }

    Representative toRepresentative(Keyring keys) {
        return new Representative(
                new RepresentativeId(id),
                new SubjectId(subjectId),
                kind,
                partyId == null ? null : new PartyId(partyId),
                account(keys),
                Arrays.stream(scope).map(Power::valueOf).collect(toSet()),
                IntStream.range(0, evidenceTypes.length)
                        .mapToObj(i -> new Evidence(evidenceTypes[i], evidenceSha256[i]))
                        .toList(),
                validFrom,
                validUntil,
                new Deed(addedBy, addedAt),
                deed(verifiedBy, verifiedAt),
                deed(endedBy, endedAt));
    }

    private @Nullable String account(Keyring keys) {
        return accountId == null ? null : keys.open(subjectId, FIELD, accountId).orElse("[erased]");
    }

    private static @Nullable Deed deed(@Nullable String by, @Nullable Instant at) {
        return by == null || at == null ? null : new Deed(by, at);
    }

    private static String[] column(Representative from, Function<Evidence, String> member) {
        return from.evidence().stream().map(member).toArray(String[]::new);
    }
}
