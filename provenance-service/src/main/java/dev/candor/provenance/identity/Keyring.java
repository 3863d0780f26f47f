package dev.candor.provenance.identity;

import static dev.candor.provenance.identity.IdentityView.INSTALLATION;

import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.identity.KeyUse.Purpose;
import dev.candor.provenance.identity.SigningParty.Active;
import dev.candor.provenance.key.Attested;
import dev.candor.provenance.key.Identity;
import dev.candor.provenance.key.SigningIdentities;
import dev.candor.provenance.media.Workbench;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives out signers, each with an entry in the record of key uses that is committed before the key
/// is touched: what cannot be written down is not signed.
@ApplicationScoped
public class Keyring {
    /// A use that is not written down by then does not happen.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

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
        private final @Nullable Active party;
        private final KeyUse use;

        /// @param party whose key it is; the installation's if null
        private KeyInUse(Identity identity, @Nullable Active party, KeyUse use) {
            this.identity = identity;
            this.party = party;
            this.use = use;
        }

        public Identity identity() {
            return identity;
        }

        /// The tool that the identity signs for, if it signs for one.
        public Optional<Tool> tool() {
            return Optional.ofNullable(party == null ? null : party.terms().tool());
        }

        /// Whom the identity has asked about its signatures.
        public Attested attested() {
            return party == null ? Attested.AS_THE_OPERATOR_SAYS : party.terms().attested();
        }

        /// Id of the identity, or `installation`.
        public String identityId() {
            return use.identity();
        }
    }

    /// Which identity is to sign.
    ///
    /// @param identity id of the identity, or `installation`; the tool's if null, and without a
    /// tool the organization's preferred one, and the installation's if it prefers none
    /// @param tool card id of the tool that made the media, if one did
    public record Choice(@Nullable String identity, @Nullable String tool) {}

    /// Takes the key of an identity in use, to sign a manifest.
    ///
    /// @param assetSha256 of the media as it came
    /// @return fails with `UNKNOWN_SIGNING_IDENTITY` for another organization's or none,
    /// `IDENTITY_NOT_ACTIVE`, `UNKNOWN_TOOL`, `TOOL_HAS_ITS_IDENTITY`, or what keeps its key from
    /// being used
    public Uni<KeyInUse> take(Actor actor, Choice choice, String assetSha256) {
        return taken(actor, choice, Purpose.MANIFEST, assetSha256);
    }

    /// The same, to stand behind assertions of a manifest.
    public Uni<KeyInUse> takeForActor(Actor actor, UUID identity, String assetSha256) {
        var choice = new Choice(identity.toString(), null);
        return taken(actor, choice, Purpose.IDENTITY_ASSERTION, assetSha256);
    }

    private Uni<KeyInUse> taken(Actor actor, Choice choice, Purpose purpose, String assetSha256) {
        return workbench
                .run(installation::current)
                .chain(
                        own ->
                                begin(actor, choice, purpose, assetSha256, own)
                                        .ifNoItem()
                                        .after(PATIENCE)
                                        .failWith(Keyring::unanswered))
                .chain(this::opened);
    }

    /// A use that is written down, and whose key it is; the installation's if `party` is null.
    record Begun(KeyUse use, @Nullable Active party, Identity installation) {}

    @WithTransaction
    Uni<Begun> begin(
            Actor actor, Choice choice, Purpose purpose, String assetSha256, Identity own) {
        return chosen(actor.organization(), choice)
                .map(party -> begun(actor, purpose, assetSha256, own, party.orElse(null)))
                .call(begun -> uses.add(begun.use()));
    }

    private Uni<Optional<Active>> chosen(Organization organization, Choice choice) {
        return choice.tool() == null
                ? named(organization, choice.identity())
                : ofTool(organization, choice.tool(), choice.identity());
    }

    private Uni<Optional<Active>> named(Organization organization, @Nullable String wanted) {
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

    private Uni<Optional<Active>> ofTool(
            Organization organization, String card, @Nullable String wanted) {
        return identities
                .ofTool(organization, card)
                .map(party -> party.map(IdentityRecord::requireActive))
                .invoke(party -> requireOfTool(party.orElse(null), wanted));
    }

    private static void requireOfTool(@Nullable Active party, @Nullable String wanted) {
        if (party == null) {
            throw new Declined(
                            IdentityProblem.UNKNOWN_TOOL,
                            "Make a signing identity for the tool first.")
                    .at("/tool");
        }
        if (wanted != null && !wanted.equals(party.terms().id().toString())) {
            throw new Declined(
                            IdentityProblem.TOOL_HAS_ITS_IDENTITY,
                            "The tool's own identity signs what it made; leave identity out.")
                    .at("/identity");
        }
    }

    private Begun begun(
            Actor actor,
            Purpose purpose,
            String assetSha256,
            Identity own,
            @Nullable Active party) {
        var id = party == null ? INSTALLATION : party.terms().id().toString();
        var certificate = party == null ? own.id() : Identity.fingerprint(party.chain().getFirst());
        return new Begun(
                KeyUse.attempted(actor, id, certificate, purpose, assetSha256, now()), party, own);
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
        return new KeyInUse(identity, party, begun.use());
    }

    private static Declined unanswered() {
        return new Declined(
                CommonProblem.SERVICE_UNAVAILABLE,
                "The database does not answer; nothing was signed. Try again.");
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
