package dev.candor.gateway.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.gateway.job.JobProblem;
import dev.candor.gateway.publication.PublicationProblem;
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
import java.util.TreeMap;
import java.util.stream.Stream;

/// Every kind of refusal that the suite knows: the gateway's own, and those that the services'
/// OpenAPI documents list.
@Startup
@ApplicationScoped
class ProblemIndex {
    private static final String EVERYWHERE = "Everywhere";

    /// The services' documents, and what each one's refusals are about.
    private static final Map<String, String> SERVICES =
            Map.of(
                    "consent-service", "Consent",
                    "label-service", "Labels",
                    "provenance-service", "Provenance");

    private final List<KnownProblem> all;

    ProblemIndex(ObjectMapper json) {
        var found = new TreeMap<String, KnownProblem>();
        SERVICES.forEach(
                (service, about) ->
                        listed(json, service, about)
                                .forEach(problem -> found.put(problem.name(), problem)));
        own("Publications", PublicationProblem.values())
                .forEach(problem -> found.put(problem.name(), problem));
        own("Publications", JobProblem.values())
                .forEach(problem -> found.put(problem.name(), problem));
        own("Webhooks", WebhookProblem.values())
                .forEach(problem -> found.put(problem.name(), problem));
        own(EVERYWHERE, CommonProblem.values())
                .forEach(problem -> found.put(problem.name(), problem));
        all = List.copyOf(found.values());
    }

    /// In the order of their names.
    List<KnownProblem> all() {
        return all;
    }

    Optional<KnownProblem> find(String name) {
        return all.stream().filter(problem -> problem.name().equals(name)).findFirst();
    }

    private static Stream<KnownProblem> own(String about, ProblemType... types) {
        return Stream.of(types)
                .map(type -> new KnownProblem(type.slug(), type.status(), type.title(), about));
    }

    private static List<KnownProblem> listed(ObjectMapper json, String service, String about) {
        var problems = new ArrayList<KnownProblem>();
        for (var entry : document(json, service).path(ProblemCatalogue.MEMBER).properties()) {
            problems.add(
                    new KnownProblem(
                            entry.getKey(),
                            entry.getValue().path("status").asInt(),
                            entry.getValue().path("title").asText(),
                            about));
        }
        return problems;
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
