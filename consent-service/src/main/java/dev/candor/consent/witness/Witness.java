package dev.candor.consent.witness;

import dev.candor.consent.key.RegistryKeys;
import dev.candor.consent.key.RegistrySigner;
import dev.candor.consent.witness.Sight.Seen;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.identity.PublicOrganization;
import dev.candor.transparency.NoteKey;
import dev.candor.transparency.NoteKey.Kind;
import dev.candor.transparency.SignedNote;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks at a ledger and says what came of it: cosigned, or a conflict that is kept for good.
@ApplicationScoped
class Witness {
    private static final Logger LOG = Logger.getLogger(Witness.class);

    private final WitnessConfig config;
    private final Sightings sightings;
    private final RegistryKeys keys;
    private final PublicOrganization publicOrganization;
    private final Clock clock;
    private final Vertx vertx;

    Witness(
            WitnessConfig config,
            Sightings sightings,
            RegistryKeys keys,
            PublicOrganization publicOrganization,
            Clock clock,
            Vertx vertx) {
        this.config = config;
        this.sightings = sightings;
        this.keys = keys;
        this.publicOrganization = publicOrganization;
        this.clock = clock;
        this.vertx = vertx;
    }

    /// What came of a look.
    enum Outcome {
        COSIGNED,
        UNCHANGED,
        NOT_ITS_KEY,
        CONFLICT
    }

    /// Its name in cosignatures.
    String name() {
        return config.name().orElseGet(keys::issuer);
    }

    /// The organization whose key cosigns: the installation's own.
    Organization own() {
        return publicOrganization.named(null);
    }

    /// Looks at one ledger.
    ///
    /// @param pinned keys that were configured; null to believe the first that are shown
    Uni<Outcome> look(URI address, @Nullable String organization, @Nullable List<String> pinned) {
        var telescope = new Telescope(config.patience());
        return blocking(() -> telescope.look(address, organization, 0))
                .chain(
                        sight ->
                                sightings
                                        .last(own(), sight.checkpoint().origin())
                                        .chain(
                                                last ->
                                                        proved(
                                                                        telescope,
                                                                        address,
                                                                        organization,
                                                                        sight,
                                                                        last)
                                                                .chain(
                                                                        proved ->
                                                                                judge(
                                                                                        proved,
                                                                                        last.orElse(
                                                                                                null),
                                                                                        pinned))));
    }

    /// The same sight with the proof from what was seen last.
    private Uni<Sight> proved(
            Telescope telescope,
            URI address,
            @Nullable String organization,
            Sight sight,
            Optional<Seen> last) {
        var since = last.map(seen -> seen.checkpoint().size()).orElse(0L);
        return since == 0 || since >= sight.checkpoint().size()
                ? Uni.createFrom().item(sight)
                : blocking(() -> telescope.look(address, organization, since));
    }

    private Uni<Outcome> judge(Sight sight, @Nullable Seen last, @Nullable List<String> pinned) {
        var origin = sight.checkpoint().origin();
        return (pinned != null ? Uni.createFrom().item(pinned) : sightings.keys(own(), origin))
                .map(known -> Beliefs.of(known, sight.keys()))
                .chain(believed -> judge(sight, last, origin, believed));
    }

    private Uni<Outcome> judge(
            Sight sight, @Nullable Seen last, String origin, List<String> believed) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (!sight.note().isSignedBy(under(origin, believed))) {
            LOG.errorf("a checkpoint of %s is signed by no key of it", origin);
            return Uni.createFrom().item(Outcome.NOT_ITS_KEY);
        }
        var conflict = sight.conflict(last);
        if (conflict.isPresent() && last != null) {
            LOG.errorf("the ledger %s shows two histories: %s", origin, conflict.get());
            return sightings
                    .keepBoth(own(), last, sight.note(), conflict.get(), now)
                    .replaceWith(Outcome.CONFLICT);
        }
        if (last != null && last.checkpoint().size() == sight.checkpoint().size()) {
            return Uni.createFrom().item(Outcome.UNCHANGED);
        }
        return sightings
                .believe(own(), origin, believed, now)
                .chain(() -> keys.signer(own()))
                .map(signer -> new Seen(cosigned(sight.note(), signer, now), now))
                .chain(seen -> sightings.keep(own(), seen))
                .replaceWith(Outcome.COSIGNED);
    }

    /// The note with a line `cosignature/v1` under it (C2SP tlog-cosignature).
    private SignedNote cosigned(SignedNote note, RegistrySigner signer, Instant now) {
        var seconds = now.getEpochSecond();
        var signature = signer.sign(NoteKey.cosigned(note.text(), seconds));
        var timed =
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(seconds)
                        .put(signature)
                        .array();
        return note.with(NoteKey.ofJwk(name(), Kind.COSIGNATURE, signer.key().x()).line(timed));
    }

    private static List<NoteKey> under(String origin, List<String> keys) {
        var all = new ArrayList<NoteKey>();
        keys.forEach(x -> all.add(NoteKey.ofJwk(origin, Kind.SIGNATURE, x)));
        return all;
    }

    private <T> Uni<T> blocking(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
    }
}
