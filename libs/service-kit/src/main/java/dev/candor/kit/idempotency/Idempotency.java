package dev.candor.kit.idempotency;

import static dev.candor.kit.problem.CommonProblem.IDEMPOTENCY_IN_FLIGHT;
import static dev.candor.kit.problem.CommonProblem.IDEMPOTENCY_KEY_REUSED;
import static dev.candor.kit.problem.CommonProblem.INVALID_REQUEST;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One effect per `Idempotency-Key` (IETF httpapi draft), whatever happens to the answer.
///
/// The record is written in the transaction of the change itself: either both are there or
/// neither. Same key and same
/// request: the stored answer. Same key, other request: `IDEMPOTENCY_KEY_REUSED`. Same key while
/// the first is still at work: `IDEMPOTENCY_IN_FLIGHT`.
@ApplicationScoped
public class Idempotency {
    /// The request header: 1 to 128 visible ASCII characters.
    public static final String HEADER = "Idempotency-Key";

    /// How an OpenAPI document tells of 409 `IDEMPOTENCY_IN_FLIGHT`.
    public static final String IN_FLIGHT =
            "`idempotency-in-flight`: a request with this Idempotency-Key is still being answered";

    /// How an OpenAPI document tells of 422 `IDEMPOTENCY_KEY_REUSED`.
    public static final String REUSED =
            "`idempotency-key-reused`: this Idempotency-Key was used with another request";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final StoredAnswers answers;
    private final ObjectMapper json;
    private final ObjectMapper canonical;
    private final Clock clock;

    Idempotency(StoredAnswers answers, ObjectMapper json, Clock clock) {
        this.answers = answers;
        this.json = json;
        this.clock = clock;
        // Digests must not depend on the order in which reflection lists members.
        this.canonical =
                JsonMapper.builder()
                        .findAndAddModules()
                        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .build();
    }

    /// Runs `work` once per key. Call it inside the transaction of the change.
    ///
    /// @param key value of [#HEADER]; without one `work` just runs
    /// @param operation names the method and the resource it is about, such as
    ///     `POST /v1/grants/…/withdrawal`
    /// @param request the parsed request, a record
    /// @param type of the answer, a record that JSON can carry both ways
    public <T> Uni<T> once(
            Actor actor,
            @Nullable String key,
            String operation,
            Object request,
            Class<T> type,
            Supplier<Uni<T>> work) {
        if (key == null) {
            return work.get();
        }
        var slot = slot(actor, key, operation);
        var digest = digest(request);
        return lock(slot)
                .chain(() -> find(slot))
                .chain(
                        found ->
                                found.isEmpty()
                                        ? work.get()
                                                .call(answer -> store(actor, slot, digest, answer))
                                        : replay(actor, found.getFirst(), digest, type));
    }

    /// The answer that an earlier request of this key had, if there is one: what is dear is not
    /// done twice. Call it inside a session; [#once] decides all the same.
    ///
    /// @param key value of [#HEADER]; without one there is none
    public <T> Uni<Optional<T>> answered(
            Actor actor, @Nullable String key, String operation, Object request, Class<T> type) {
        if (key == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        var digest = digest(request);
        return find(slot(actor, key, operation))
                .chain(
                        found ->
                                found.isEmpty()
                                        ? Uni.createFrom().item(Optional.empty())
                                        : replay(actor, found.getFirst(), digest, type)
                                                .map(Optional::of));
    }

    private static String slot(Actor actor, String key, String operation) {
        if (!KEY.matcher(key).matches()) {
            throw new Declined(
                            INVALID_REQUEST,
                            "Idempotency-Key is 1 to 128 visible ASCII characters.")
                    .at("#" + HEADER);
        }
        return Digests.sha256Hex(
                String.join("\n", actor.organization().slug(), actor.id(), operation, key));
    }

    private static Uni<Void> lock(String slot) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(
                                                "select"
                                                    + " pg_try_advisory_xact_lock(hashtextextended(:slot,"
                                                    + " 0))",
                                                Boolean.class)
                                        .setParameter("slot", slot)
                                        .getSingleResult())
                .invoke(
                        free -> {
                            if (!free) {
                                throw new Declined(
                                        IDEMPOTENCY_IN_FLIGHT,
                                        "Wait for the first answer, then send it again.");
                            }
                        })
                .replaceWithVoid();
    }

    private static Uni<List<Object[]>> find(String slot) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(
                                                "select request_digest, answer from"
                                                        + " idempotency_record where slot = :slot",
                                                Object[].class)
                                        .setParameter("slot", slot)
                                        .getResultList());
    }

    private Uni<Integer> store(Actor actor, String slot, String digest, Object answer) {
        return answers.keep(actor.organization(), write(json, answer))
                .chain(kept -> store(slot, answers.digest(actor.organization(), digest), kept));
    }

    private Uni<Integer> store(String slot, String digest, String kept) {
        return Panache.getSession()
                .chain(
                        session ->
                                session.createNativeQuery(
                                                "insert into idempotency_record (slot,"
                                                    + " request_digest, answer, created_at) values"
                                                    + " (:slot, :digest, :answer, :at)")
                                        .setParameter("slot", slot)
                                        .setParameter("digest", digest)
                                        .setParameter("answer", kept)
                                        .setParameter("at", clock.instant())
                                        .executeUpdate());
    }

    private <T> Uni<T> replay(Actor actor, Object[] row, String digest, Class<T> type) {
        if (!digest.equals(row[0]) // as it was kept before digests had another form
                && !answers.digest(actor.organization(), digest).equals(row[0])) {
            throw new Declined(
                    IDEMPOTENCY_KEY_REUSED,
                    "Use a new Idempotency-Key for a new request; this one belongs to another.");
        }
        return answers.give(actor.organization(), (String) row[1]).map(text -> read(text, type));
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer cannot be read", e);
        }
    }

    private String digest(Object request) {
        return Digests.sha256Hex(write(canonical, request));
    }

    private static String write(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a JSON value: " + value.getClass(), e);
        }
    }
}
