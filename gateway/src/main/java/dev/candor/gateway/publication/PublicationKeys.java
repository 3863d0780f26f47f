package dev.candor.gateway.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Idempotency keys of publications. A key is reserved before the work begins and belongs to the
/// publication that came of it; the work takes too long to hold a transaction open for it.
@ApplicationScoped
class PublicationKeys {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    /// Takes a free key, or one whose publication never ended.
    private static final String RESERVE =
            """
            insert into publication_key (slot, fingerprint, reserved_at)
            values (:slot, :fingerprint, :now)
            on conflict (slot) do update
               set fingerprint = excluded.fingerprint, reserved_at = excluded.reserved_at
             where publication_key.reserved_at < :stale
               and not exists (select 1 from publication where publication.slot = excluded.slot)
               and not exists (select 1 from job where job.slot = excluded.slot)
            """;

    private static final String FORGET =
            """
            delete from publication_key
             where reserved_at < :stale
               and not exists (select 1 from publication
                               where publication.slot = publication_key.slot)
               and not exists (select 1 from job where job.slot = publication_key.slot)
            """;

    private final ObjectMapper json;
    private final PublicationConfig config;
    private final Clock clock;

    PublicationKeys(ObjectMapper json, PublicationConfig config, Clock clock) {
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    /// Where a key is kept: one per actor.
    ///
    /// @throws Declined when the key is not 1 to 128 visible ASCII characters
    static @Nullable String slot(Actor actor, @Nullable String key) {
        if (key == null) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw new Declined(
                            CommonProblem.INVALID_REQUEST,
                            "Idempotency-Key is 1 to 128 visible ASCII characters.")
                    .at("#" + Idempotency.HEADER);
        }
        return Digests.sha256Hex(
                String.join("\n", actor.organization().slug(), actor.id(), "publication", key));
    }

    /// What makes two requests the same: the declaration and the asset's bytes.
    ///
    /// @param sha256 of the asset, lower-case hexadecimal
    String fingerprint(Declaration declaration, String sha256) {
        try {
            return Digests.sha256Hex(json.writeValueAsString(declaration) + "\n" + sha256);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a declaration is plain JSON", e);
        }
    }

    /// @return whether the key is ours now; if not, somebody had it before
    @WithTransaction
    Uni<Boolean> reserve(String slot, String fingerprint) {
        var now = clock.instant();
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(RESERVE)
                                        .setParameter("slot", slot)
                                        .setParameter("fingerprint", fingerprint)
                                        .setParameter("now", now)
                                        .setParameter("stale", stale(now))
                                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /// @throws Declined (in the Uni) `IDEMPOTENCY_KEY_REUSED` when the key stands for another
    /// request
    @WithTransaction
    Uni<Void> mustStandFor(String slot, String fingerprint) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(
                                                "select fingerprint from publication_key where slot"
                                                        + " = :slot",
                                                String.class)
                                        .setParameter("slot", slot)
                                        .getSingleResultOrNull())
                .invoke(held -> compare(fingerprint, held))
                .replaceWithVoid();
    }

    /// Gives a key back whose publication failed: the next try is a first one.
    @WithTransaction
    Uni<Void> release(String slot) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(
                                                "delete from publication_key where slot = :slot"
                                                        + " and not exists (select 1 from"
                                                        + " publication where slot = :slot)"
                                                        + " and not exists (select 1 from"
                                                        + " job where slot = :slot)")
                                        .setParameter("slot", slot)
                                        .executeUpdate())
                .replaceWithVoid();
    }

    /// Forgets keys that nothing came of, and nothing will.
    @WithTransaction
    Uni<Integer> forgetStale() {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(FORGET)
                                        .setParameter("stale", stale(clock.instant()))
                                        .executeUpdate());
    }

    private Instant stale(Instant now) {
        return now.minus(config.longestPublication());
    }

    static Declined inFlight() {
        return new Declined(
                CommonProblem.IDEMPOTENCY_IN_FLIGHT,
                "Wait for the first answer, then send it again.");
    }

    private static void compare(String fingerprint, @Nullable String held) {
        if (held == null) { // given back a moment ago
            throw inFlight();
        }
        if (!held.equals(fingerprint)) {
            throw new Declined(
                    CommonProblem.IDEMPOTENCY_KEY_REUSED,
                    "Use a new Idempotency-Key for a new request; this one belongs to another.");
        }
    }
}
