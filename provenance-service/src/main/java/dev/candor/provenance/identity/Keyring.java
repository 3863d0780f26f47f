package dev.candor.provenance.identity;

import static dev.candor.provenance.identity.IdentityView.INSTALLATION;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.identity.SigningParty.Active;
import dev.candor.provenance.key.Identity;
import dev.candor.provenance.key.SigningIdentities;
import dev.candor.provenance.media.Workbench;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives out signers, each with an entry in the record of key uses that is committed before the key
/// is touched: what cannot be written down is not signed.
@ApplicationScoped
public class Keyring {
    private final Identities identities;
    private final Signers signers;
    private final SigningIdentities installation;
    private final KeyUses uses;
    private final Workbench workbench;
    private final Clock clock;

    Keyring(
            Identities identities,
            Signers signers,
            SigningIdentities installation,
            KeyUses uses,
            Workbench workbench,
            Clock clock) {
        this.identities = identities;
        this.signers = signers;
        this.installation = installation;
        this.uses = uses;
        this.workbench = workbench;
        this.clock = clock;
    }

    /// A key that is about to sign one manifest. End it with [Keyring#signed] or [Keyring#failed].
    public static final class KeyInUse {
        private final Identity identity;
        private final KeyUse use;

        private KeyInUse(Identity identity, KeyUse use) {
            this.identity = identity;
            this.use = use;
        }

        public Identity identity() {
            return identity;
        }

        /// Id of the identity, or `installation`.
        public String identityId() {
            return use.identity();
        }
    }

    /// Takes the key of an identity in use.
    ///
    /// @param wanted id of the identity, or `installation`; the organization's preferred one if
    /// null, and the installation's if it prefers none
    /// @param assetSha256 of the media as it came
    /// @return fails with `UNKNOWN_SIGNING_IDENTITY` for another organization's or none,
    /// `IDENTITY_NOT_ACTIVE`, or what keeps its key from being used
    public Uni<KeyInUse> take(Actor actor, @Nullable String wanted, String assetSha256) {
        return workbench
                .run(installation::current)
                .chain(own -> begin(actor, wanted, assetSha256, own))
                .chain(this::opened);
    }

    /// A use that is written down, and whose key it is; the installation's if `party` is null.
    record Begun(KeyUse use, @Nullable Active party, Identity installation) {}

    @WithTransaction
    Uni<Begun> begin(Actor actor, @Nullable String wanted, String assetSha256, Identity own) {
        return chosen(actor.organization(), wanted)
                .map(party -> begun(actor, assetSha256, own, party.orElse(null)))
                .call(begun -> uses.add(begun.use()));
    }

    private Uni<Optional<Active>> chosen(Organization organization, @Nullable String wanted) {
        if (INSTALLATION.equals(wanted)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return wanted == null
                ? identities
                        .preferred(organization)
                        .map(party -> party.map(IdentityRecord::requireActive))
                : identities
                        .requireSteady(organization, id(wanted))
                        .map(IdentityRecord::requireActive)
                        .map(Optional::of);
    }

    private Begun begun(Actor actor, String assetSha256, Identity own, @Nullable Active party) {
        var id = party == null ? INSTALLATION : party.terms().id().toString();
        var certificate = party == null ? own.id() : Identity.fingerprint(party.chain().getFirst());
        return new Begun(KeyUse.attempted(actor, id, certificate, assetSha256, now()), party, own);
    }

    private Uni<KeyInUse> opened(Begun begun) {
        return workbench
                .run(() -> open(begun))
                .onFailure()
                .call(e -> end(begun.use().failed(word(e), now())));
    }

    private KeyInUse open(Begun begun) {
        var party = begun.party();
        var identity = party == null ? begun.installation() : Identity.of(signers.of(party));
        return new KeyInUse(identity, begun.use());
    }

    private static String word(Throwable e) {
        return e instanceof Declined declined ? declined.type().name() : "INTERNAL";
    }

    /// The id a text names.
    static IdentityId id(String text) {
        try {
            return new IdentityId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Identities.unknown();
        }
    }

    /// Writes down that a manifest was signed, in the transaction it is called in.
    public Uni<Void> signed(KeyInUse key, String manifest) {
        return uses.add(key.use.signed(manifest, now()));
    }

    /// Writes down that nothing was signed.
    ///
    /// @param reason a word, no message: messages are for whoever asked
    public Uni<Void> failed(KeyInUse key, String reason) {
        return end(key.use.failed(reason, now()));
    }

    @WithTransaction
    Uni<Void> end(KeyUse use) {
        return uses.add(use);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
