package dev.candor.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.kit.openapi.ProblemCatalogue;
import dev.candor.kit.problem.Problem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One document for the whole suite, out of the gateway's own and those of the services.
///
/// A plain function over trees: paths are joined, operations are tagged by task, equal schemas
/// become one, and a schema of the same name that says something else gets its service's name in
/// front. Kinds of refusals stand in one list.
final class SuiteDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String BEARER = "bearer";
    private static final String PROVIDER = "oidc";
    private static final String LINES = "application/x-ndjson";

    /// First segment of the paths that services answer: their edition.
    private static final String VERSION = "v1";

    /// The task of what belongs to no other.
    private static final String SHARED = "Suite";

    /// What Quarkus calls the scheme it finds.
    private static final String GENERATED_SCHEME = "SecurityScheme";

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /// Tasks by the first segment of the path after the version.
    private static final Map<String, String> TASKS = tasks();

    private static final Map<String, String> DESCRIPTIONS = descriptions();

    /// Any operation's answer to a caller who asks too often: the gateway's own, before a service.
    private static final ObjectNode TOO_MANY = tooMany();

    private final ObjectNode document;

    private SuiteDocument(ObjectNode own) {
        this.document = own.deepCopy();
    }

    /// @param own the gateway's document
    /// @param services documents by service name, in order
    static ObjectNode merge(ObjectNode own, Map<String, ObjectNode> services) {
        var suite = new SuiteDocument(own);
        services.forEach(suite::add);
        suite.finish();
        return suite.document;
    }

    private void add(String service, ObjectNode theirs) {
        var renamed = renamed(service, theirs);
        theirs.path("components")
                .path("schemas")
                .properties()
                .forEach(
                        schema ->
                                schemas()
                                        .set(
                                                renamed.getOrDefault(
                                                        schema.getKey(), schema.getKey()),
                                                rewritten(schema.getValue(), renamed)));
        theirs.path("paths")
                .properties()
                .forEach(path -> paths().set(path.getKey(), rewritten(path.getValue(), renamed)));
        theirs.path(ProblemCatalogue.MEMBER)
                .properties()
                .forEach(problem -> addProblem(problem.getKey(), problem.getValue()));
    }

    /// A name may mean something in several services; each meaning is told once.
    private void addProblem(String name, JsonNode meanings) {
        var known = problems().withArray("/" + name);
        for (var meaning : meanings) {
            if (StreamSupport.stream(known.spliterator(), false).noneMatch(meaning::equals)) {
                known.add(meaning);
            }
        }
    }

    /// Schemas whose name is taken by another schema, and their new names.
    private Map<String, String> renamed(String service, ObjectNode theirs) {
        var prefix = capitalized(service.replace("-service", ""));
        var renamed = new HashMap<String, String>();
        for (var schema : theirs.path("components").path("schemas").properties()) {
            var ours = schemas().get(schema.getKey());
            if (ours != null && !ours.equals(schema.getValue())) {
                renamed.put(schema.getKey(), prefix + schema.getKey());
            }
        }
        return renamed;
    }

    private static JsonNode rewritten(JsonNode node, Map<String, String> renamed) {
        if (node instanceof ObjectNode object) {
            var copy = JSON.objectNode();
            object.properties()
                    .forEach(
                            member ->
                                    copy.set(
                                            member.getKey(),
                                            member.getKey().equals("$ref")
                                                    ? reference(member.getValue(), renamed)
                                                    : rewritten(member.getValue(), renamed)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            var copy = JSON.arrayNode();
            array.forEach(item -> copy.add(rewritten(item, renamed)));
            return copy;
        }
        return node;
    }

    private static JsonNode reference(JsonNode reference, Map<String, String> renamed) {
        var text = reference.asText();
        if (!text.startsWith(SCHEMAS)) {
            return reference;
        }
        var name = text.substring(SCHEMAS.length());
        return JSON.textNode(SCHEMAS + renamed.getOrDefault(name, name));
    }

    /// What is said once for all operations.
    private void finish() {
        for (var path : paths().properties()) {
            var task = task(path.getKey());
            operations(path.getValue()).forEach(operation -> describe(operation, task));
        }
        var tags = document.putArray("tags");
        DESCRIPTIONS.forEach(
                (name, description) ->
                        tags.addObject().put("name", name).put("description", description));
        var schemes = document.withObject("/components").withObject("/securitySchemes");
        var provider = schemes.remove(GENERATED_SCHEME);
        schemes.putObject(BEARER)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "Access token of the realm candor, audience candor-api.");
        if (provider != null) {
            schemes.set(PROVIDER, provider);
        }
        dropWhatNobodyNames();
    }

    /// What services say to each other leaves schemas behind that no operation of this door has.
    private void dropWhatNobodyNames() {
        var named =
                document.findValuesAsText("$ref").stream()
                        .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                        .collect(Collectors.toSet());
        var before = schemas().size();
        schemas().retain(named);
        if (schemas().size() < before) {
            dropWhatNobodyNames();
        }
    }

    private static void describe(ObjectNode operation, String task) {
        operation.putArray("tags").add(task);
        operation.withObject("/responses").set("429", TOO_MANY);
        operation.findValues("content").forEach(SuiteDocument::keepLines);
        var scope = operation.path("security").path(0).path(GENERATED_SCHEME);
        if (scope instanceof ArrayNode scopes) {
            var either = operation.putArray("security");
            either.addObject().set(BEARER, scopes);
            either.addObject().set(PROVIDER, scopes);
        }
    }

    /// A line of JSON in an example is text: the generator took it for the value it spells.
    private static void keepLines(JsonNode content) {
        for (var example : content.path(LINES).path("examples")) {
            if (example instanceof ObjectNode shown && shown.path("value").isObject()) {
                shown.put("value", shown.get("value") + "\n");
            }
        }
    }

    private static Stream<ObjectNode> operations(JsonNode path) {
        return path.properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .map(Map.Entry::getValue)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }

    private static String task(String path) {
        return Stream.of(path.split("/", -1))
                .filter(segment -> !segment.isEmpty() && !segment.equals(VERSION))
                .findFirst()
                .map(segment -> TASKS.getOrDefault(segment, SHARED))
                .orElse(SHARED);
    }

    private static ObjectNode tooMany() {
        var answer = JSON.objectNode();
        answer.put("description", "`too-many-requests`: Too many requests in too short a time");
        answer.withObject("/headers/Retry-After")
                .put("description", "Seconds until it is worth trying again")
                .withObject("/schema")
                .put("type", "integer");
        answer.withObject("/content")
                .putObject(Problem.MEDIA_TYPE)
                .putObject("schema")
                .put("$ref", SCHEMAS + "Problem");
        return answer;
    }

    private ObjectNode paths() {
        return document.withObject("/paths");
    }

    private ObjectNode problems() {
        return document.withObject("/" + ProblemCatalogue.MEMBER);
    }

    private ObjectNode schemas() {
        return document.withObject("/components").withObject("/schemas");
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static Map<String, String> tasks() {
        var tasks = new HashMap<String, String>();
        of("Publish", tasks, "publications", "jobs", "uploads");
        of("Verify", tasks, "verifications", "inspections");
        of(
                "Consent",
                tasks,
                "subjects",
                "representatives",
                "parties",
                "me",
                "notices",
                "agreements",
                "grants",
                "consent-checks",
                "objections",
                "exemptions",
                "replicas",
                "erasures",
                "imports",
                "exports");
        of(
                "Rules",
                tasks,
                "policies",
                "policy-acceptances",
                "policy-approvals",
                "legal-profiles",
                "tool-cards");
        of(
                "Label",
                tasks,
                "verdicts",
                "decision-rules",
                "plans",
                "renderings",
                "badges",
                "embeds",
                "icon-packs",
                "profiles",
                "vocabulary");
        of("Sign", tasks, "signatures", "manifests", "signing-identities", "trust-lists");
        of("Audit", tasks, "ledger", "asset-links", "assets");
        of("Events", tasks, "webhooks", "asyncapi");
        return Map.copyOf(tasks);
    }

    private static void of(String task, Map<String, String> tasks, String... segments) {
        Stream.of(segments).forEach(segment -> tasks.put(segment, task));
    }

    /// In the order a reader meets the tasks.
    private static Map<String, String> descriptions() {
        var texts = new LinkedHashMap<String, String>();
        texts.put(
                "Publish",
                "The main job: an asset and its declaration in, a labelled, signed and"
                        + " proven publication out.");
        texts.put("Verify", "What a file says about where it came from.");
        texts.put(
                "Consent", "Whose likeness may be used, by whom, for what, where and until when.");
        texts.put(
                "Rules", "What is ruled, whoever consents: policies, laws, and tools' own terms.");
        texts.put("Label", "What an asset is, which label its markets need, and the label itself.");
        texts.put("Sign", "Content Credentials, identities and trust.");
        texts.put("Audit", "What was recorded, and what a grant touched.");
        texts.put("Events", "What happens, told to an organization's own systems.");
        texts.put(SHARED, "What belongs to no single task.");
        return texts;
    }
}
