package dev.candor.provenance.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.paging.Cursor;
import dev.candor.kit.paging.Page;
import dev.candor.kit.paging.PageRequest;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.problem.Problem;
import dev.candor.provenance.manifest.Manifests;
import dev.candor.provenance.signing.SignatureJobRow.State;
import dev.candor.provenance.signing.SignatureJobView.AssetView;
import dev.candor.provenance.signing.SignatureJobView.ProgressView;
import dev.candor.provenance.signing.SigningDesk.Signed;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The signatures that are made later. A replica claims one for as long as it gives signs of life;
/// whoever lost its claim changes nothing any more, so that each ends once.
@ApplicationScoped
class SignatureJobs implements PanacheRepositoryBase<SignatureJobRow, UUID> {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String OPERATION = "POST /v1/signatures, respond-async";

    // Replicas that look at the same moment pass each other's rows by.
    private static final String CLAIM =
            """
            update signature set state = 'SIGNING', worker = :worker, lease_until = :until,
                attempts = attempts + 1, written = 0
            where id = (select id from signature
                where state = 'QUEUED' or state = 'SIGNING' and lease_until < :now
                order by id for update skip locked limit 1)
            returning id
            """;
    private static final String MINE = "id = ?1 and worker = ?2 and state = ?3";

    private final Manifests manifests;
    private final CarryOut carryOut;
    private final Idempotency idempotency;
    private final ObjectMapper json;
    private final SignatureConfig config;
    private final Clock clock;

    SignatureJobs(
            Manifests manifests,
            CarryOut carryOut,
            Idempotency idempotency,
            ObjectMapper json,
            SignatureConfig config,
            Clock clock) {
        this.manifests = manifests;
        this.carryOut = carryOut;
        this.idempotency = idempotency;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    /// The job that the same request made before, if it did.
    @WithSession
    Uni<Optional<SignatureJobView>> answered(
            Actor actor, @Nullable String key, SignatureRecord.KeyedRequest request) {
        return idempotency.answered(actor, key, OPERATION, request, SignatureJobView.class);
    }

    @WithTransaction
    Uni<SignatureJobView> add(
            Actor actor,
            @Nullable String key,
            SignatureRecord.KeyedRequest request,
            JobMedia media,
            long size) {
        return idempotency.once(
                actor,
                key,
                OPERATION,
                request,
                SignatureJobView.class,
                () -> persist(queued(actor, request.manifest(), media, size)).map(this::view));
    }

    /// @return fails with `UNKNOWN_SIGNATURE` when the organization has none of this id
    @WithSession
    Uni<SignatureJobView> require(Organization organization, UUID id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(
                        () ->
                                new Declined(
                                        SigningProblem.UNKNOWN_SIGNATURE,
                                        "Your organization asked for no signature of this id."))
                .map(this::view);
    }

    @WithSession
    Uni<Page<SignatureJobView>> list(Organization organization, PageRequest page) {
        var after = page.cursor().map(Cursor::after).orElse(BEFORE_ALL);
        return find("organization = ?1 and id > ?2", Sort.by("id"), organization.slug(), after)
                .range(0, page.limit())
                .list()
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id))
                .map(rows -> rows.map(this::view));
    }

    /// Claims the oldest one that waits, or that another replica died over.
    @WithTransaction
    Uni<Optional<SignatureJob>> claim() {
        var worker = Ids.next();
        return getSession()
                .chain(
                        session ->
                                session.createNativeQuery(CLAIM, UUID.class)
                                        .setParameter("worker", worker)
                                        .setParameter("now", now())
                                        .setParameter("until", leaseEnd())
                                        .getSingleResultOrNull())
                .chain(id -> id == null ? Uni.createFrom().nullItem() : findById(id))
                .chain(row -> Uni.createFrom().item(Optional.ofNullable(row)))
                .map(row -> row.filter(this::mayBeTried).map(this::job));
    }

    /// A sign of life, and how far it is.
    ///
    /// @return whether the claim still holds
    @WithTransaction
    Uni<Boolean> beat(SignatureJob job, long written) {
        return update(
                        "leaseUntil = ?4, written = ?5 where " + MINE,
                        job.id(),
                        job.worker(),
                        State.SIGNING,
                        leaseEnd(),
                        written)
                .map(rows -> rows == 1);
    }

    /// Keeps the manifest, the use of the keys and the answer, or nothing of them.
    @WithTransaction
    Uni<SignatureView> finish(SignatureJob job, Signed signed, Keys keys) {
        var answer = SignatureView.of(signed);
        return mine(job)
                .invoke(row -> succeed(row, signed, answer))
                .chain(() -> manifests.store(signed.manifest()))
                .chain(() -> carryOut.done(keys, signed.manifest().label()))
                .replaceWith(answer);
    }

    @WithTransaction
    Uni<Void> fail(SignatureJob job, Declined why) {
        return mine(job).invoke(row -> fail(row, why)).replaceWithVoid();
    }

    private Uni<SignatureJobRow> mine(SignatureJob job) {
        return find(MINE, job.id(), job.worker(), State.SIGNING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("another replica has the signature"));
    }

    private SignatureJobRow queued(
            Actor actor, SignatureRequest request, JobMedia media, long size) {
        var row = new SignatureJobRow();
        row.id = Ids.next();
        row.organization = actor.organization().slug();
        row.actorId = actor.id();
        row.actorName = actor.name();
        row.state = State.QUEUED;
        row.request = written(request);
        row.media = written(media);
        row.size = size;
        row.createdAt = now();
        return row;
    }

    private void succeed(SignatureJobRow row, Signed signed, SignatureView answer) {
        row.state = State.SIGNED;
        row.written = signed.media().size();
        row.answer = written(answer);
        row.expiresAt = signed.media().expires().truncatedTo(ChronoUnit.MILLIS);
        end(row);
    }

    private void fail(SignatureJobRow row, Declined why) {
        row.state = State.FAILED;
        row.problem = written(Problem.of(why));
        end(row);
    }

    private void end(SignatureJobRow row) {
        row.worker = null;
        row.leaseUntil = null;
        row.finishedAt = now();
    }

    /// One that kills whoever tries it is given up.
    private boolean mayBeTried(SignatureJobRow row) {
        if (row.attempts <= config.attempts()) {
            return true;
        }
        fail(
                row,
                new Declined(
                        SigningProblem.SIGNING_INTERRUPTED,
                        "The service was stopped %d times while it signed; nothing was signed."
                                .formatted(config.attempts())));
        return false;
    }

    private SignatureJob job(SignatureJobRow row) {
        return new SignatureJob(
                row.id,
                Objects.requireNonNull(row.worker),
                SignatureJob.actor(row),
                read(row.request, SignatureRequest.class),
                read(row.media, JobMedia.class));
    }

    private SignatureJobView view(SignatureJobRow row) {
        var answer = row.answer == null ? null : read(row.answer, SignatureView.class);
        return new SignatureJobView(
                row.id,
                row.state,
                new ProgressView(row.written, row.size),
                row.attempts,
                row.createdAt,
                row.finishedAt,
                answer == null ? null : answer.manifest(),
                answer == null ? null : answer.signedBy(),
                answer == null ? null : asset(row, answer),
                row.problem == null ? null : tree(row.problem));
    }

    private static AssetView asset(SignatureJobRow row, SignatureView answer) {
        var media = answer.spool();
        return new AssetView(
                "/v1/signatures/%s/asset".formatted(row.id),
                media.mediaType(),
                media.sha256(),
                media.size(),
                Objects.requireNonNull(row.expiresAt));
    }

    /// What was signed, for whoever fetches it.
    @WithSession
    Uni<Optional<SignatureView>> answer(Organization organization, UUID id) {
        return find("organization = ?1 and id = ?2", organization.slug(), id)
                .firstResult()
                .map(
                        row ->
                                Optional.ofNullable(row)
                                        .map(found -> found.answer)
                                        .map(text -> read(text, SignatureView.class)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Instant leaseEnd() {
        return now().plus(config.lease());
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written cannot be read", e);
        }
    }

    private JsonNode tree(String text) {
        return read(text, JsonNode.class);
    }
}
