package dev.candor.consent.key;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// The keys of every organization's registry: one that signs, and all that ever did, published.
///
/// The first is made when it is first needed. A rotation is known to this replica at once and to
/// the others within [#LOOK_EVERY]; what the old key signs meanwhile is as good, since it stays
/// published.
@ApplicationScoped
public class RegistryKeys {
    private static final Logger LOG = Logger.getLogger(RegistryKeys.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final String ENDORSEMENT = "candor-key-rotation+jwt";

    private final RegistryConfig config;
    private final KeyRecords records;
    private final KeyVault vault;
    private final Clock clock;
    private final Vertx vertx;
    private final Map<Organization, RegistrySigner> signers = new ConcurrentHashMap<>();
    private long timer;

    RegistryKeys(
            RegistryConfig config, KeyRecords records, KeyVault vault, Clock clock, Vertx vertx) {
        this.config = config;
        this.records = records;
        this.vault = vault;
        this.clock = clock;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(LOOK_EVERY.toMillis(), _ -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /// What this registry is called in what it signs (`iss`).
    public String issuer() {
        return config.name();
    }

    /// Whether this installation keeps keys; without them nothing can be signed.
    public boolean areKept() {
        return vault.isOpen();
    }

    /// A compact JWS by the organization's present key (RFC 7515; EdDSA). Costs no query but the
    /// first time.
    ///
    /// @param typ what it is, such as `candor-decision+jwt`
    /// @param payload a JSON text
    /// @throws Declined `REGISTRY_KEYS_CLOSED` or `REGISTRY_KEY_LOST`, 503
    public Uni<String> jws(Organization organization, String typ, String payload) {
        return signer(organization).map(signer -> signer.jws(typ, payload));
    }

    /// Signs with the organization's present key. Costs no query but the first time.
    ///
    /// @throws Declined `REGISTRY_KEYS_CLOSED` or `REGISTRY_KEY_LOST`, 503
    public Uni<RegistrySigner> signer(Organization organization) {
        var known = signers.get(organization);
        return known != null ? Uni.createFrom().item(known) : fetch(organization);
    }

    /// All public keys of an organization, oldest first; the last one signs.
    public Uni<List<RegistryKey>> published(Organization organization) {
        return vault.isOpen()
                ? signer(organization).chain(() -> records.of(organization))
                : records.of(organization);
    }

    /// Makes the next key and writes it down in the caller's transaction, vouched for by the one
    /// before it. When that has committed, [#take] puts it to use.
    ///
    /// @param replaces the key that the caller takes for the present one
    /// @throws Declined `REGISTRY_KEY_OVERTAKEN` when another one signs
    public Uni<RegistryKey> rotate(Organization organization, String replaces) {
        return signer(organization)
                .chain(() -> records.lock(organization))
                .chain(() -> fetch(organization)) // another replica may have been quicker
                .invoke(old -> mustBe(replaces, old))
                .chain(old -> successor(organization, old))
                .call(records::add);
    }

    private static void mustBe(String replaces, RegistrySigner present) {
        if (!present.key().kid().equals(replaces)) {
            throw new Declined(
                    KeyProblem.REGISTRY_KEY_OVERTAKEN,
                    "Key %s signs meanwhile. Order another one anew where it is wanted."
                            .formatted(present.key().kid()));
        }
    }

    /// Signs with what is the latest key now.
    public Uni<Void> take(Organization organization) {
        return fetch(organization).replaceWithVoid();
    }

    private Uni<RegistryKey> successor(Organization organization, RegistrySigner old) {
        return blocking(
                () -> {
                    var pair = Ed25519.make();
                    var next = key(organization, old.key().number() + 1, pair);
                    vault.keep(organization, next.kid(), pair.getPrivate());
                    return endorsed(next, old);
                });
    }

    private RegistryKey endorsed(RegistryKey next, RegistrySigner old) {
        var statement =
                "{\"iss\":\"%s\",\"org\":\"%s\",\"iat\":%d,\"number\":%d,\"jwk\":{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}}"
                        .formatted(
                                config.name(),
                                next.organization().slug(),
                                next.madeAt().getEpochSecond(),
                                next.number(),
                                next.x());
        return new RegistryKey(
                next.organization(),
                next.number(),
                next.kid(),
                next.x(),
                next.madeAt(),
                old.jws(ENDORSEMENT, statement));
    }

    private Uni<RegistrySigner> fetch(Organization organization) {
        return records.of(organization)
                .chain(keys -> keys.isEmpty() ? first(organization) : last(keys))
                .chain(this::open)
                .invoke(signer -> signers.put(organization, signer));
    }

    private Uni<RegistryKey> first(Organization organization) {
        return blocking(() -> made(organization))
                .chain(fresh -> records.addFirst(fresh).replaceWith(fresh))
                .chain(fresh -> records.of(organization).chain(keys -> settled(fresh, keys)));
    }

    /// Of two replicas that made a first key one was first; the other's was never used.
    private Uni<RegistryKey> settled(RegistryKey mine, List<RegistryKey> keys) {
        var kept = keys.getLast();
        return kept.kid().equals(mine.kid())
                ? Uni.createFrom().item(kept)
                : blocking(
                        () -> {
                            vault.destroy(mine.kid());
                            return kept;
                        });
    }

    private RegistryKey made(Organization organization) {
        var pair = Ed25519.make();
        var key = key(organization, 1, pair);
        vault.keep(organization, key.kid(), pair.getPrivate());
        return key;
    }

    private RegistryKey key(Organization organization, int number, KeyPair pair) {
        var x = Ed25519.x(pair.getPublic());
        return new RegistryKey(organization, number, Ed25519.thumbprint(x), x, now(), null);
    }

    private static Uni<RegistryKey> last(List<RegistryKey> keys) {
        return Uni.createFrom().item(keys.getLast());
    }

    private Uni<RegistrySigner> open(RegistryKey key) {
        var known = signers.get(key.organization());
        return known != null && known.key().kid().equals(key.kid())
                ? Uni.createFrom().item(known)
                : blocking(() -> new RegistrySigner(key, vault.open(key)));
    }

    /// Looks whether another replica has rotated a key that is in use here.
    private void look() {
        if (signers.isEmpty()) {
            return;
        }
        records.latest(List.copyOf(signers.keySet()))
                .onItem()
                .transformToMulti(keys -> io.smallrye.mutiny.Multi.createFrom().iterable(keys))
                .onItem()
                .transformToUniAndConcatenate(this::open)
                .subscribe()
                .with(
                        signer -> signers.put(signer.key().organization(), signer),
                        failure -> LOG.warnf("keys not looked after: %s", failure.getMessage()));
    }

    /// Files are read and written on the worker pool; the outcome arrives on the event loop that
    /// asked, since a database session belongs to it.
    private <T> Uni<T> blocking(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
