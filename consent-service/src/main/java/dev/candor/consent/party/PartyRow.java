package dev.candor.consent.party;

import static java.util.stream.Collectors.toSet;

import dev.candor.kit.identity.Organization;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "party")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PartyRow {
    @Id UUID id;
    String organization;
    String name;

    @Enumerated(EnumType.STRING)
    PartyType type;

    String[] roles;
    String address;
    String contact;
    @Nullable String email;
    @Nullable String url;
    @Nullable String phone;

    @Column(name = "created_at")
    Instant createdAt;

    static PartyRow of(Organization organization, Party party) {
        var row = new PartyRow();
        row.id = party.id().value();
        row.organization = organization.slug();
        row.name = party.name();
        row.type = party.type();
        row.roles = party.sortedRoles().stream().map(PartyRole::name).toArray(String[]::new);
        row.address = party.address();
        row.contact = party.contact();
        row.email = party.email();
        row.url = party.url();
        row.phone = party.phone();
        row.createdAt = party.createdAt();
        return row;
    }

    Party toParty() {
        return new Party(
                new PartyId(id),
                name,
                type,
                Arrays.stream(roles).map(PartyRole::valueOf).collect(toSet()),
                address,
                contact,
                email,
                url,
                phone,
                createdAt);
    }
}
