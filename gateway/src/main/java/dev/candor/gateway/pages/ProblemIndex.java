package dev.candor.gateway.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.gateway.adjustment.AdjustmentProblem;
import dev.candor.gateway.job.JobProblem;
import dev.candor.gateway.publication.PublicationProblem;
import dev.candor.gateway.upload.reference.ReferenceProblem;
import dev.candor.gateway.upload.resumable.UploadProblem;
import dev.candor.gateway.webhook.WebhookProblem;
import dev.candor.kit.openapi.ProblemCatalogue;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.ProblemType;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every kind of refusal that the suite knows: the gateway's own, and those that the services'
/// OpenAPI documents list.
@Startup
@ApplicationScoped
class ProblemIndex {
    private static final Set<String> COMMON =
            Stream.of(CommonProblem.values()).map(ProblemType::slug).collect(Collectors.toSet());

    private final Map<String, List<KnownProblem.Meaning>> meanings = new TreeMap<>();
    private final List<KnownProblem> all;

    ProblemIndex(ObjectMapper json) {
        add("Everywhere", CommonProblem.values());
        add("Publications", PublicationProblem.values());
        add("Uploads", UploadProblem.values());
        add("Assets in stores", ReferenceProblem.values());
        add("Corrections and retractions", AdjustmentProblem.values());
        add("Jobs", JobProblem.values());
        add("Webhooks", WebhookProblem.values());
        add("Consent", document(json, "consent-service"));
        add("Labels", document(json, "label-service"));
        add("Provenance", document(json, "provenance-service"));
        all =
                meanings.entrySet().stream()
                        .map(entry -> new KnownProblem(entry.getKey(), entry.getValue()))
                        .toList();
    }

    /// In the order of their names.
    List<KnownProblem> all() {
        return all;
    }

    Optional<KnownProblem> find(String name) {
        return all.stream().filter(problem -> problem.name().equals(name)).findFirst();
    }

    private void add(String about, ProblemType... types) {
        for (var type : types) {
            add(type.slug(), new KnownProblem.Meaning(type.status(), type.title(), about));
        }
    }

    private void add(String about, JsonNode document) {
        for (var problem : document.path(ProblemCatalogue.MEMBER).properties()) {
            if (!COMMON.contains(problem.getKey())) {
                for (var meaning : problem.getValue()) {
                    add(
                            problem.getKey(),
                            new KnownProblem.Meaning(
                                    meaning.path("status").asInt(),
                                    meaning.path("title").asText(),
                                    about));
                }
            }
        }
    }

    private void add(String name, KnownProblem.Meaning meaning) {
        meanings.computeIfAbsent(name, _ -> new ArrayList<>()).add(meaning);
    }

    private static JsonNode document(ObjectMapper json, String service) {
        var name = "/openapi/%s.json".formatted(service);
        try (var in = ProblemIndex.class.getResourceAsStream(name)) {
            return json.readTree(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
