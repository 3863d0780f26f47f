package dev.candor.gateway.publication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.gateway.job.Job;
import dev.candor.gateway.job.Jobs;
import dev.candor.kit.digest.Digests;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// In a job: each step leaves a checkpoint, and services are asked under keys of the job.
///
/// @param run counts how often it began anew because its media was not there any more: what was
/// answered under the keys before is of no use then
record JobCourse(
        Job job, int run, GrantSalt salt, Jobs jobs, Checkpoints checkpoints, ObjectMapper json)
        implements Course {
    private static final Step[] STEPS = Step.values();

    @Override
    public Optional<String> keyFor(String path) {
        return Optional.of(Digests.sha256Hex("%s\n%d\n%s".formatted(job.id(), run, path)));
    }

    @Override
    public boolean mayBeTakenUp() {
        return true;
    }

    @Override
    public Uni<Void> reached(Stage stage) {
        int done = stage.results().size();
        return jobs.reached(
                job,
                new Jobs.Reached(
                        checkpoints.write(run, stage),
                        trail(stage.results()),
                        STEPS[done].name(),
                        (double) done / STEPS.length));
    }

    @Override
    public Uni<Void> published(Publication publication) {
        return jobs.finish(job, trail(publication.steps()), "/v1/publications/" + publication.id());
    }

    private JsonNode trail(List<StepResult> results) {
        return json.valueToTree(results.stream().map(PublicationView::step).toList());
    }
}
