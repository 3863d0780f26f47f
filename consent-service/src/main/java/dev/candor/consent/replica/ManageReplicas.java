package dev.candor.consent.replica;

import dev.candor.consent.chronicle.Act;
import dev.candor.consent.chronicle.Chronicle;
import dev.candor.consent.scope.Likeness;
import dev.candor.consent.subject.Deed;
import dev.candor.consent.subject.Errand;
import dev.candor.consent.subject.SubjectId;
import dev.candor.consent.subject.Subjects;
import dev.candor.kit.id.Ids;
import dev.candor.kit.idempotency.Idempotency;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.Declined;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Staff register a replica and say what becomes of it.
@ApplicationScoped
class ManageReplicas {
    private final Replicas replicas;
    private final Subjects subjects;
    private final Chronicle chronicle;
    private final Idempotency idempotency;
    private final Clock clock;

    ManageReplicas(
            Replicas replicas,
            Subjects subjects,
            Chronicle chronicle,
            Idempotency idempotency,
            Clock clock) {
        this.replicas = replicas;
        this.subjects = subjects;
        this.chronicle = chronicle;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @WithTransaction
    Uni<ReplicaView> register(Actor actor, @Nullable String key, ReplicaRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        return idempotency.once(
                actor,
                key,
                "POST /v1/replicas",
                request,
                ReplicaView.class,
                () -> register(actor, replica(request, now())).map(ReplicaView::of));
    }

    @WithTransaction
    Uni<ReplicaView> become(
            Actor actor, @Nullable String key, ReplicaId id, StatusRequest request) {
        Errand.WRITE.mustBeOfficial(actor);
        request.mustHold();
        return idempotency.once(
                actor,
                key,
                "POST /v1/replicas/%s/status".formatted(id),
                request,
                ReplicaView.class,
                () -> become(actor, id, request).map(ReplicaView::of));
    }

    private Uni<Replica> register(Actor actor, Replica fresh) {
        return subjects.require(actor, Errand.WRITE, fresh.subject())
                .chain(() -> replicas.add(actor.organization(), fresh))
                .chain(() -> chronicle.tell(actor, act(fresh)))
                .replaceWith(fresh);
    }

    private Uni<Replica> become(Actor actor, ReplicaId id, StatusRequest request) {
        return replicas.requireLocked(actor.organization(), id)
                .map(found -> next(found, request.status(), request.proof(), now()))
                .call(next -> replicas.become(actor.organization(), next))
                .call(next -> chronicle.tell(actor, act(next)));
    }

    static Replica next(Replica found, Status status, @Nullable Deed proof, Instant at) {
        if (!found.status().leadsTo(status)) {
            throw new Declined(
                            ReplicaProblem.REPLICA_STATUS_CONFLICT,
                            "A replica that is %s does not become %s."
                                    .formatted(found.status(), status))
                    .with("from", found.status())
                    .with("possible", found.status().possible());
        }
        return found.become(status, proof, at);
    }

    private static Replica replica(ReplicaRequest request, Instant now) {
        return new Replica(
                new ReplicaId(Ids.next()),
                new SubjectId(request.subjectId()),
                request.kind(),
                Set.copyOf(request.modalities()),
                request.sources().stream().distinct().toList(),
                request.tool(),
                request.custodian(),
                Status.CREATED,
                now,
                null,
                now);
    }

    private static Act act(Replica replica) {
        var proof = replica.proof();
        var details = new HashMap<String, Object>();
        details.put("sources", List.copyOf(replica.sources()));
        details.put("tool", replica.tool());
        details.put("custodian", replica.custodian());
        if (proof != null) {
            details.put("proof", Map.of("type", proof.type(), "sha256", proof.sha256()));
        }
        return new Act(
                replica.status().kind(),
                replica.subject().value(),
                replica.id().value(),
                replica.since(),
                Map.of(
                        "kind",
                        replica.kind().name(),
                        "modalities",
                        new TreeSet<>(replica.modalities()).stream().map(Likeness::name).toList()),
                details);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
