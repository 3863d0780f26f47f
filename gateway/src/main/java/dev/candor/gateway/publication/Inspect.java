package dev.candor.gateway.publication;

import static dev.candor.gateway.routing.Neighbour.PROVENANCE;

import dev.candor.gateway.publication.Stage.Admitted;
import dev.candor.gateway.publication.Stage.Inspected;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.spool.SpoolReference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// First step: what the incoming file is, and what it says about itself.
@ApplicationScoped
class Inspect {
    @RegisterForReflection
    record Request(SpoolReference spool) {}

    private static final String ANY = "application/octet-stream";

    private final Steps steps;

    Inspect(Steps steps) {
        this.steps = steps;
    }

    Uni<Inspected> of(Admitted admitted) {
        var request = new Request(admitted.asset().reference());
        var call =
                steps.post(PROVENANCE, "/v1/inspections", admitted, request, Inspection.class)
                        .invoke(found -> compare(admitted, found));
        return steps.timed(Step.INSPECT, call)
                .map(
                        timed ->
                                new Inspected(
                                        admitted,
                                        timed.value(),
                                        admitted.and(timed.done(summary(timed.value())))));
    }

    private static void compare(Admitted admitted, Inspection found) {
        var format = published(found);
        var said = admitted.asset().mediaType();
        if (!said.equals(ANY) && !format.goesBy(said)) {
            throw new Declined(
                            PublicationProblem.MEDIA_TYPE_MISMATCH,
                            "The part asset is sent as %s and holds %s."
                                    .formatted(printable(said), found.mediaType()))
                    .at("#asset");
        }
        if (!found.sha256().equals(admitted.asset().sha256())) {
            throw new Declined(
                    CommonProblem.DIGEST_MISMATCH,
                    "The file that was inspected is not the one that was sent.");
        }
    }

    private static Format published(Inspection found) {
        return Format.of(found.mediaType())
                .orElseThrow(
                        () ->
                                new Declined(
                                                CommonProblem.UNSUPPORTED_MEDIA_TYPE,
                                                "The part asset holds %s. Publications are %s."
                                                        .formatted(
                                                                found.mediaType(), Format.listed()))
                                        .at("#asset"));
    }

    private static String summary(Inspection found) {
        return "%s; %s"
                .formatted(
                        found.width() == 0
                                ? found.mediaType()
                                : "%s, %d × %d"
                                        .formatted(
                                                found.mediaType(), found.width(), found.height()),
                        switch (found.verification().state()) {
                            case NoManifest, Unsupported -> "no Content Credentials";
                            case Remote -> "names Content Credentials that are kept elsewhere";
                            case Trusted -> "has Content Credentials that are trusted";
                            case Valid -> "has valid Content Credentials of an unknown signer";
                            case Invalid -> "has Content Credentials that do not verify";
                        });
    }

    private static String printable(String text) {
        return text.length() > 100 ? text.substring(0, 100) : text;
    }
}
