package dev.candor.consent.party;

import static java.util.stream.Collectors.toSet;

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

    static PartyRow of(Organization organization, Party party, Seal seal) {
        var row = new PartyRow();
        row.id = party.id().value();
        row.organization = organization.slug();
        row.name = seal.seal("party.name", party.name());
        row.type = party.type();
        row.roles = party.sortedRoles().stream().map(PartyRole::name).toArray(String[]::new);
        row.address = seal.seal("party.address", party.address());
        row.contact = seal.seal("party.contact", party.contact());
        row.email = seal.sealIfAny("party.email", party.email());
        row.url = seal.sealIfAny("party.url", party.url());
        row.phone = seal.sealIfAny("party.phone", party.phone());
        row.createdAt = party.createdAt();
        return row;
    }

    Party toParty(Keyring keys) {
        return new Party(
                new PartyId(id),
                opened(keys, "party.name", name),
                type,
                Arrays.stream(roles).map(PartyRole::valueOf).collect(toSet()),
                opened(keys, "party.address", address),
                opened(keys, "party.contact", contact),
                openedIfAny(keys, "party.email", email),
                openedIfAny(keys, "party.url", url),
                openedIfAny(keys, "party.phone", phone),
                createdAt);
    }

    private String opened(Keyring keys, String field, String sealed) {
        return keys.open(id, field, sealed).orElse(Keyring.ERASED);
    }

    private @Nullable String openedIfAny(Keyring keys, String field, @Nullable String sealed) {
        return sealed == null ? null : keys.open(id, field, sealed).orElse(null);
    }
}
