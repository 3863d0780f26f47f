package dev.candor.gateway.publication;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.candor.gateway.adjustment.Adjustments;
import dev.candor.gateway.adjustment.Correction;
import dev.candor.gateway.adjustment.Retraction;
import dev.candor.gateway.adjustment.StandingCourier;
import dev.candor.gateway.identity.Credentials;
import dev.candor.gateway.routing.Neighbour;
import dev.candor.gateway.routing.NeighbourClient;
import dev.candor.kit.identity.Actor;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Corrects and retracts what is published (PAI, practice 14).
@ApplicationScoped
class Adjust {
    private final Publications publications;
    private final Adjustments adjustments;
    private final StandingCourier courier;
    private final NeighbourClient neighbours;
    private final Clock clock;

    Adjust(
            Publications publications,
            Adjustments adjustments,
            StandingCourier courier,
            NeighbourClient neighbours,
            Clock clock) {
        this.publications = publications;
        this.adjustments = adjustments;
        this.courier = courier;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    /// What label-service is asked.
    @RegisterForReflection
    record Finding(
            @JsonProperty("class") String labelClass,
            @Nullable String digitalSourceType,
            String reason) {}

    /// What it answers.
    @RegisterForReflection
    record Taken(UUID id, @Nullable Version verdict) {}

    /// The version that came of it.
    @RegisterForReflection
    record Version(int version) {}

    /// Has the verdict corrected in the name of who asks, who alone may decide it, and keeps what
    /// came of it. Whoever was cut off in between asks again under the same key.
    ///
    /// @param as who asks
    /// @return fails with `UNKNOWN_PUBLICATION`, or as label-service declines
    Uni<AdjustmentView> correct(
            Actor actor,
            Credentials as,
            @Nullable String key,
            PublicationId id,
            CorrectionRequest request) {
        return publications
                .require(actor.organization(), id)
                .invoke(publication -> requireAfter(publication, request.knownSince()))
                .chain(publication -> taken(publication, as, key, request))
                .chain(taken -> adjustments.keep(actor, id.value(), correction(taken, request)))
                .map(AdjustmentView::of);
    }

    /// From now on the asset is not given out. There is one retraction of a publication, so that
    /// it needs no key: whoever says the same again is answered as before.
    ///
    /// @return fails with `UNKNOWN_PUBLICATION`, `ALREADY_RETRACTED`
    Uni<AdjustmentView> retract(Actor actor, PublicationId id, RetractionRequest request) {
        var retraction = new Retraction(request.note(), request.knownSince());
        return publications
                .require(actor.organization(), id)
                .invoke(found -> requireAfter(found, request.knownSince()))
                .chain(() -> adjustments.retract(actor, id.value(), retraction))
                .invoke(courier::nudge)
                .map(AdjustmentView::of);
    }

    private Uni<Taken> taken(
            Publication publication,
            Credentials as,
            @Nullable String key,
            CorrectionRequest request) {
        var path = "/v1/verdicts/%s/corrections".formatted(publication.verdict().id());
        var finding =
                new Finding(request.labelClass(), request.digitalSourceType(), request.note());
        return key == null
                ? neighbours.post(Neighbour.LABEL, path, as, finding, Taken.class)
                : neighbours.postOnce(Neighbour.LABEL, path, as, key, finding, Taken.class);
    }

    private Correction correction(Taken taken, CorrectionRequest request) {
        var version = taken.verdict();
        return new Correction(
                taken.id(),
                request.labelClass(),
                version == null ? null : version.version(),
                request.note(),
                Objects.requireNonNullElseGet(request.knownSince(), clock::instant));
    }

    private static void requireAfter(Publication publication, @Nullable Instant knownSince) {
        if (knownSince != null && knownSince.isBefore(publication.createdAt())) {
            throw new Declined(
                            CommonProblem.INVALID_REQUEST,
                            "Nobody knew it before the asset was published, on %s."
                                    .formatted(publication.createdAt()))
                    .at("/knownSince");
        }
    }
}
