package dev.candor.gateway.publication;

import static dev.candor.gateway.routing.Neighbour.PROVENANCE;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.candor.gateway.publication.Stage.Bound;
import dev.candor.gateway.publication.Stage.Rendered;
import dev.candor.gateway.publication.Steps.Timed;
import dev.candor.kit.spool.SpoolReference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Fifth step: the plan's marks go into the asset's own metadata, before anything is signed.
/// Watermarks and fingerprints are not made in this version.
@ApplicationScoped
class Bind {
    private static final String NONE = "The plan names no marks to write into the asset.";

    @RegisterForReflection
    record Request(SpoolReference spool, List<Mark> marks) {}

    /// @param fields in the order in which they are written
    @RegisterForReflection
    record Mark(String standard, Map<String, String> fields) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @RegisterForReflection
    record Marked(Spooled spool, List<Written> written) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    @RegisterForReflection
    record Spooled(String id, String sha256) {
        SpoolReference reference() {
            return new SpoolReference(id, sha256);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    @RegisterForReflection
    record Written(String name) {}

    private final Steps steps;

    Bind(Steps steps) {
        this.steps = steps;
    }

    Uni<Bound> of(Rendered rendered) {
        var marks = rendered.decided().plan().marks();
        if (marks.isEmpty()) {
            var skipped = steps.skipped(Step.BIND, NONE);
            return Uni.createFrom()
                    .item(new Bound(rendered, rendered.asset(), rendered.and(skipped)));
        }
        var call =
                steps.post(
                                PROVENANCE,
                                "/v1/marks",
                                rendered,
                                new Request(rendered.asset(), marks),
                                Marked.class)
                        .invoke(it -> rendered.admitted().workbench().keep(it.spool().reference()));
        return steps.timed(Step.BIND, call).map(timed -> bound(rendered, timed));
    }

    private static Bound bound(Rendered rendered, Timed<Marked> timed) {
        var names =
                timed.value().written().stream()
                        .map(Written::name)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return new Bound(
                rendered,
                timed.value().spool().reference(),
                rendered.and(timed.done("Written into the metadata: " + names)));
    }
}
