package dev.candor.consent.receipt;

import dev.candor.consent.grant.FindGrants;
import dev.candor.consent.grant.GrantId;
import dev.candor.consent.key.RegistryKey;
import dev.candor.consent.key.RegistryKeys;
import dev.candor.consent.ledger.CanonicalJson;
import dev.candor.consent.ledger.Checkpoints;
import dev.candor.consent.ledger.InclusionView;
import dev.candor.consent.ledger.Proofs;
import dev.candor.consent.ledger.SignedCheckpoint;
import dev.candor.consent.subject.Errand;
import dev.candor.kit.id.Ids;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Somebody who reaches a grant takes home what can be verified without us.
@ApplicationScoped
class IssueReceipt {
    static final String TYPE = "candor-receipt+jwt";

    private final FindGrants findGrants;
    private final GrantRecords records;
    private final Checkpoints checkpoints;
    private final Proofs proofs;
    private final RegistryKeys keys;
    private final ReceiptConfig config;
    private final Clock clock;

    IssueReceipt(
            FindGrants findGrants,
            GrantRecords records,
            Checkpoints checkpoints,
            Proofs proofs,
            RegistryKeys keys,
            ReceiptConfig config,
            Clock clock) {
        this.findGrants = findGrants;
        this.records = records;
        this.checkpoints = checkpoints;
        this.proofs = proofs;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /// A signed receipt of the grant as it is now.
    Uni<SignedReceipt> issue(Actor actor, GrantId id) {
        return mustReach(actor, id)
                .chain(() -> records.read(actor.organization(), id))
                .chain(record -> prove(actor.organization(), record))
                .chain(content -> sign(actor.organization(), content));
    }

    /// The same as a credential whose holder chooses what to show.
    Uni<String> issueCredential(Actor actor, GrantId id) {
        return mustReach(actor, id)
                .chain(() -> records.read(actor.organization(), id))
                .chain(record -> prove(actor.organization(), record))
                .chain(content -> signCredential(actor.organization(), content));
    }

    private Uni<String> signCredential(Organization organization, Map<String, Object> content) {
        var credential = SdJwt.of(keys.issuer(), clock.instant().getEpochSecond(), content);
        return keys.jws(organization, SdJwt.TYPE, credential.payload()).map(credential::issued);
    }

    @WithSession
    Uni<Void> mustReach(Actor actor, GrantId id) {
        return findGrants.mustExist(actor, Errand.READ, id);
    }

    private Uni<Map<String, Object>> prove(Organization organization, GrantRecord record) {
        return checkpoints
                .covering(organization, record.ledgerSeq())
                .chain(checkpoint -> prove(organization, record, checkpoint));
    }

    private Uni<Map<String, Object>> prove(
            Organization organization, GrantRecord record, SignedCheckpoint checkpoint) {
        return proofs.inclusion(organization, record.ledgerSeq(), checkpoint.checkpoint().size())
                .chain(
                        inclusion ->
                                keys.published(organization)
                                        .map(
                                                all ->
                                                        content(
                                                                organization,
                                                                record,
                                                                inclusion,
                                                                checkpoint,
                                                                all)));
    }

    private Map<String, Object> content(
            Organization organization,
            GrantRecord record,
            InclusionView inclusion,
            SignedCheckpoint checkpoint,
            List<RegistryKey> published) {
        var issue =
                new Receipt.Issue(
                        keys.issuer(),
                        organization.slug(),
                        Ids.next().toString(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        config.withdrawalAt().map(URI::toString).orElse(null),
                        config.authority().orElse(null));
        return Receipt.of(
                issue,
                record,
                inclusion,
                checkpoint,
                published.stream().map(IssueReceipt::jwk).toList());
    }

    private Uni<SignedReceipt> sign(Organization organization, Map<String, Object> content) {
        return keys.jws(organization, TYPE, CanonicalJson.of(content))
                .map(jws -> new SignedReceipt(content, jws));
    }

    private static Map<String, Object> jwk(RegistryKey key) {
        var jwk = new LinkedHashMap<String, Object>();
        jwk.put("kty", "OKP");
        jwk.put("crv", "Ed25519");
        jwk.put("x", key.x());
        jwk.put("kid", key.kid());
        var endorsement = key.endorsement();
        if (endorsement != null) {
            jwk.put("endorsement", endorsement);
        }
        return jwk;
    }

    /// @param content what was signed, member by member
    /// @param jws the same as a compact JWS
    record SignedReceipt(Map<String, Object> content, String jws) {}
}
