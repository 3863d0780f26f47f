package dev.candor.gateway.publication;

import static dev.candor.gateway.routing.Neighbour.PROVENANCE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.gateway.publication.Stage.Proven;
import dev.candor.gateway.publication.Stage.Signed;
import dev.candor.gateway.publication.Steps.Timed;
import dev.candor.gateway.publication.Verification.State;
import dev.candor.gateway.routing.NeighbourClient;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Seventh step: the signed file is verified as anybody would. What is not Trusted is never
/// released.
@ApplicationScoped
class Prove {
    private record Report(JsonNode whole, Verification read) {}

    private final Steps steps;
    private final NeighbourClient neighbours;

    Prove(Steps steps, NeighbourClient neighbours) {
        this.steps = steps;
        this.neighbours = neighbours;
    }

    Uni<Proven> of(Signed signed) {
        var call =
                steps.post(
                                PROVENANCE,
                                "/v1/verifications",
                                signed,
                                new Inspect.Request(signed.asset()),
                                JsonNode.class)
                        .map(
                                report ->
                                        new Report(
                                                report,
                                                neighbours.read(
                                                        PROVENANCE, report, Verification.class)))
                        .invoke(report -> judge(signed, report.read()));
        return steps.timed(Step.PROVE, call).map(timed -> proven(signed, timed));
    }

    private static Proven proven(Signed signed, Timed<Report> timed) {
        var report = timed.value();
        return new Proven(
                signed,
                report.read(),
                report.whole(),
                signed.and(timed.done(report.read().sentence())));
    }

    /// Trusted, for these very bytes, and with the manifest that was just signed.
    static void judge(Signed signed, Verification found) {
        if (found.state() != State.Trusted) {
            throw notProven("It verifies as %s only.".formatted(found.state()), found);
        }
        if (!signed.manifest().equals(found.activeManifest())) {
            throw notProven("Its active manifest is not the one that was signed.", found);
        }
        if (!signed.asset().sha256().equals(found.sha256())) {
            throw notProven("The file that was verified is not the one that was signed.", found);
        }
    }

    private static Declined notProven(String detail, Verification found) {
        return new Declined(PublicationProblem.NOT_PROVEN, detail)
                .with("state", found.state().name());
    }
}
