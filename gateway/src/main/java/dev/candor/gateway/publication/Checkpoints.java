package dev.candor.gateway.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.gateway.publication.Stage.Admitted;
import dev.candor.gateway.publication.Stage.Bound;
import dev.candor.gateway.publication.Stage.Consented;
import dev.candor.gateway.publication.Stage.Decided;
import dev.candor.gateway.publication.Stage.Inspected;
import dev.candor.gateway.publication.Stage.Proven;
import dev.candor.gateway.publication.Stage.Rendered;
import dev.candor.gateway.publication.Stage.Signed;
import dev.candor.kit.spool.SpoolReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far a publication has come, as text that outlives the process: each stage adds its own to
/// what the one before it left.
@ApplicationScoped
class Checkpoints {
    private final ObjectMapper json;

    Checkpoints(ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /// Where a publication begins anew.
    ///
    /// @param run how often it did, 0 at first
    String begun(int run) {
        return json.createObjectNode().put("run", run).toString();
    }

    String write(int run, Stage stage) {
        var node = json.createObjectNode().put("run", run);
        write(node, stage);
        var results = node.putArray("results");
        stage.results().forEach(result -> results.add(result(result)));
        return node.toString();
    }

    /// How often it began anew.
    int run(Optional<String> checkpoint) {
        return checkpoint.map(text -> tree(text).path("run").asInt()).orElse(0);
    }

    /// The stage that a checkpoint was written at.
    Stage read(Admitted admitted, Optional<String> checkpoint) {
        return checkpoint.map(text -> new Kept(tree(text)).stage(admitted)).orElse(admitted);
    }

    /// The files in the spool that a checkpoint names.
    List<SpoolReference> files(Optional<String> checkpoint) {
        return checkpoint.map(this::tree).stream()
                .flatMap(node -> Stream.of("rendered", "bound", "signed").map(node::get))
                .filter(node -> node != null && !node.isNull())
                .map(node -> value(node, SpoolReference.class))
                .distinct()
                .toList();
    }

    private void write(ObjectNode node, Stage stage) {
        switch (stage) {
            case Admitted _ -> {
                // the order has it
            }
            case Inspected inspected -> node.set("inspection", tree(inspected.inspection()));
            case Consented consented -> {
                write(node, consented.inspected());
                node.set("check", tree(consented.check().orElse(null)));
            }
            case Decided decided -> {
                write(node, decided.consented());
                node.set("verdict", tree(decided.verdict()));
                node.set("plan", plan(decided.plan()));
            }
            case Rendered rendered -> {
                write(node, rendered.decided());
                node.set("rendered", tree(rendered.asset()));
                node.set("label", label(rendered.label()));
            }
            case Bound bound -> {
                write(node, bound.rendered());
                node.set("bound", tree(bound.asset()));
            }
            case Signed signed -> {
                write(node, signed.bound());
                node.set("signed", tree(signed.asset()));
                node.put("manifest", signed.manifest());
                node.put("signedBy", signed.signedBy());
                node.put("consentSalt", signed.consentSalt());
            }
            case Proven proven -> {
                write(node, proven.signed());
                node.set("report", proven.report());
            }
        }
    }

    private JsonNode tree(@Nullable Object value) {
        return json.valueToTree(value);
    }

    /// With its files, which clients are not shown: they say what is still to go into the asset.
    private JsonNode plan(Plan plan) {
        ObjectNode node = json.valueToTree(plan);
        node.set("variants", tree(plan.variants()));
        return node;
    }

    /// With the member that says which kind it is.
    private JsonNode label(Label label) {
        return tree(json.writerFor(Label.class), label);
    }

    private JsonNode result(StepResult result) {
        return tree(json.writerFor(StepResult.class), result);
    }

    private JsonNode tree(com.fasterxml.jackson.databind.ObjectWriter writer, Object value) {
        try {
            return json.readTree(writer.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a JSON value: " + value.getClass(), e);
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a checkpoint cannot be read", e);
        }
    }

    private <T> T value(JsonNode node, Class<T> type) {
        try {
            return json.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a checkpoint cannot be read", e);
        }
    }

    /// One checkpoint, gone through stage by stage.
    private final class Kept {
        private final JsonNode node;
        private final List<StepResult> results = new ArrayList<>();

        private Kept(JsonNode node) {
            this.node = node;
            node.path("results").forEach(it -> results.add(value(it, StepResult.class)));
        }

        private Stage stage(Admitted admitted) {
            Stage stage = admitted;
            while (stage.results().size() < results.size()) {
                stage = next(stage, results.subList(0, stage.results().size() + 1));
            }
            return stage;
        }

        private Stage next(Stage stage, List<StepResult> sofar) {
            var done = List.copyOf(sofar);
            return switch (stage) {
                case Admitted it -> new Inspected(it, part("inspection", Inspection.class), done);
                case Inspected it ->
                        new Consented(
                                it,
                                node.hasNonNull("check")
                                        ? Optional.of(part("check", ConsentCheck.class))
                                        : Optional.empty(),
                                done);
                case Consented it ->
                        new Decided(
                                it, part("verdict", Verdict.class), part("plan", Plan.class), done);
                case Decided it ->
                        new Rendered(it, file("rendered"), part("label", Label.class), done);
                case Rendered it -> new Bound(it, file("bound"), done);
                case Bound it ->
                        new Signed(
                                it,
                                file("signed"),
                                node.path("manifest").asText(),
                                text("signedBy"),
                                text("consentSalt"),
                                done);
                case Signed it ->
                        new Proven(
                                it, part("report", Verification.class), node.get("report"), done);
                case Proven _ -> throw new IllegalStateException("a checkpoint says too much");
            };
        }

        private SpoolReference file(String name) {
            return part(name, SpoolReference.class);
        }

        private <T> T part(String name, Class<T> type) {
            return value(node.path(name), type);
        }

        private @Nullable String text(String name) {
            return node.hasNonNull(name) ? node.get(name).asText() : null;
        }
    }
}
