package dev.candor.provenance.identity;

import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.kit.identity.Organization;
import dev.candor.provenance.identity.SigningParty.Active;
import dev.candor.provenance.identity.SigningParty.Requested;
import dev.candor.provenance.identity.SigningParty.Retired;
import dev.candor.provenance.key.Attested;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "signing_identity")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class IdentityRow {
    enum State {
        REQUESTED,
        ACTIVE,
        RETIRED
    }

    @Id UUID id;
    String organization;
    String name;

    @Enumerated(EnumType.STRING)
    Origin origin;

    @Enumerated(EnumType.STRING)
    State state;

    @Enumerated(EnumType.STRING)
    SigningAlgorithm algorithm;

    @Nullable String reference;
    boolean preferred;
    @Nullable UUID replaces;

    @Column(name = "tool_card")
    @Nullable String toolCard;

    @Column(name = "tool_model")
    @Nullable String toolModel;

    @Column(name = "tool_source_type")
    @Nullable String toolSourceType;

    @Column(name = "stamp_authority")
    @Nullable String stampAuthority;

    boolean stapled;

    @Column(name = "request_pem")
    @Nullable String requestPem;

    @Column(name = "chain_pem")
    @Nullable String chainPem;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "active_since")
    @Nullable Instant activeSince;

    @Column(name = "retired_at")
    @Nullable Instant retiredAt;

    static IdentityRow of(SigningParty party) {
        var terms = party.terms();
        var row = new IdentityRow();
        row.id = terms.id().value();
        row.organization = terms.organization().slug();
        row.name = terms.name();
        row.origin = terms.origin();
        row.algorithm = terms.algorithm();
        row.reference = terms.reference();
        row.preferred = terms.preferred();
        row.replaces = terms.replaces() == null ? null : terms.replaces().value();
        var tool = terms.tool();
        if (tool != null) {
            row.toolCard = tool.card();
            row.toolModel = tool.model();
            row.toolSourceType = tool.digitalSourceType();
        }
        var authority = terms.attested().stampAuthority();
        row.stampAuthority = authority == null ? null : authority.toString();
        row.stapled = terms.attested().stapled();
        row.createdAt = terms.createdAt();
        row.moveTo(party);
        return row;
    }

    /// Takes over the next state.
    final void moveTo(SigningParty party) {
        switch (party) {
            case Requested(_, var request) -> {
                state = State.REQUESTED;
                requestPem = request;
            }
            case Active(_, var chain, var since) -> {
                state = State.ACTIVE;
                chainPem = Pem.of(chain);
                activeSince = since;
            }
            case Retired(_, _, _, var at) -> {
                state = State.RETIRED;
                retiredAt = at;
            }
        }
    }

    SigningParty toParty() {
        return switch (state) {
            case REQUESTED -> new Requested(terms(), Objects.requireNonNull(requestPem));
            case ACTIVE -> new Active(terms(), chain(), Objects.requireNonNull(activeSince));
            case RETIRED ->
                    new Retired(terms(), chain(), activeSince, Objects.requireNonNull(retiredAt));
        };
    }

    private List<X509Certificate> chain() {
        return chainPem == null ? List.of() : Pem.certificates(chainPem);
    }

    private Terms terms() {
        return new Terms(
                new IdentityId(id),
                new Organization(organization),
                name,
                origin,
                algorithm,
                reference,
                preferred,
                replaces == null ? null : new IdentityId(replaces),
                tool(),
                new Attested(stampAuthority == null ? null : URI.create(stampAuthority), stapled),
                createdAt);
    }

    private @Nullable Tool tool() {
        return toolCard == null
                ? null
                : new Tool(
                        toolCard,
                        Objects.requireNonNull(toolModel),
                        Objects.requireNonNull(toolSourceType));
    }
}
