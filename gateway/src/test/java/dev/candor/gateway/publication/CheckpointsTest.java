package dev.candor.gateway.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.gateway.publication.Stage.Admitted;
import dev.candor.gateway.publication.Stage.Bound;
import dev.candor.gateway.publication.Stage.Consented;
import dev.candor.gateway.publication.Stage.Decided;
import dev.candor.gateway.publication.Stage.Inspected;
import dev.candor.gateway.publication.Stage.Proven;
import dev.candor.gateway.publication.Stage.Rendered;
import dev.candor.gateway.publication.Stage.Signed;
import dev.candor.kit.spool.SpoolReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointsTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .findAndAddModules()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();
    private static final Admitted ADMITTED = admitted();

    private final Checkpoints checkpoints = new Checkpoints(JSON);

    /// A step that goes on after a pause knows all that it would have known without one.
    @ParameterizedTest
    @MethodSource("stages")
    void stageComesBackWhole(Stage stage) {
        var kept = checkpoints.write(0, stage);

        assertThat(checkpoints.read(ADMITTED, Optional.of(kept))).isEqualTo(stage);
    }

    @Test
    void soundStillNeedsItsDisclosure() throws Exception {
        var consented = new Consented(inspected(), Optional.empty(), results(2));
        var decided = new Decided(consented, verdict(), plan(Suite.spokenPlan()), results(3));

        var back = checkpoints.read(ADMITTED, Optional.of(checkpoints.write(0, decided)));

        assertThat(((Decided) back).plan().asksForDisclosure(Modality.AUDIO)).isTrue();
    }

    static Stream<Stage> stages() throws Exception {
        var check = read(Suite.check("ALLOW", "permitted"), ConsentCheck.class);
        var report = JSON.readTree(Suite.verification("Trusted", Suite.MANIFEST, "ab".repeat(32)));
        var inspected = inspected();
        var consented = new Consented(inspected, Optional.of(check), results(2));
        var decided = new Decided(consented, verdict(), plan(Suite.plan(true)), results(3));
        var label = new Label.Rendered("AI-generated", 12.5);
        var rendered = new Rendered(decided, file("r"), label, results(4));
        var bound = new Bound(rendered, file("b"), results(5));
        var signed = new Signed(bound, file("s"), Suite.MANIFEST, "Candor", "5a17", results(6));
        var verification = JSON.treeToValue(report, Verification.class);
        var proven = new Proven(signed, verification, report, results(7));
        return Stream.of(ADMITTED, inspected, consented, decided, rendered, bound, signed, proven);
    }

    private static Inspected inspected() throws Exception {
        var found =
                """
                {"mediaType":"image/png","size":9,"sha256":"%s","width":640,"height":480,
                 "orientation":1,"verification":{"state":"NoManifest","sentence":"None.",
                 "manifests":[]},"marks":[{"kind":"XMP","field":"digitalSourceType",
                 "value":"urn:trained"}]}\
                """
                        .formatted("cd".repeat(32));
        return new Inspected(ADMITTED, read(found, Inspection.class), results(1));
    }

    private static Verdict verdict() throws Exception {
        return read(Suite.verdict(), Verdict.class);
    }

    private static Plan plan(String text) throws Exception {
        return read(text, Plan.class);
    }

    private static <T> T read(String text, Class<T> type) throws Exception {
        return JSON.readValue(text, type);
    }

    private static SpoolReference file(String letter) {
        return new SpoolReference(letter.repeat(32), "ef".repeat(32));
    }

    private static List<StepResult> results(int done) {
        var at = Instant.parse("2026-01-01T00:00:00Z");
        return Stream.of(Step.values())
                .limit(done)
                .<StepResult>map(step -> new StepResult.Done(step, "Done.", at, at))
                .toList();
    }

    /// What a checkpoint does not hold is not looked at.
    @SuppressWarnings("NullAway")
    private static Admitted admitted() {
        return new Admitted(PublicationId.next(), null, null, null, null, null, null);
    }
}
