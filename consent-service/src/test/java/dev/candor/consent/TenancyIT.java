package dev.candor.consent;

import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.testkit.AccessMatrix;
import dev.candor.testkit.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is of one organization does not exist for another: every door of the OpenAPI document is
/// tried with another organization's token and this one's ids, so a new door is tried as well.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class TenancyIT {
    private static final Path DOCUMENT = Path.of("target/openapi/openapi.json");
    private static final AccessMatrix MATRIX = Doors.matrix();
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    /// Asked about anybody, and answered as about a stranger.
    private static final Set<String> ANSWERS_ABOUT_STRANGERS = Set.of("/v1/consent-checks");

    @Test
    void whatIsOfAnotherOrganizationDoesNotExistAtAnyDoor() throws IOException {
        // given
        var things = things();
        var document = new JsonObject(Files.readString(DOCUMENT));
        var told = new ArrayList<String>();
        var tried = 0;

        // when
        for (var door : doors(document, things)) {
            var answer =
                    stranger()
                            .body(door.body())
                            .request(door.verb().toUpperCase(Locale.ROOT), door.address());
            tried++;
            if (answer.statusCode() != (door.barred() ? 403 : 404)) {
                told.add(door + " answered " + answer.statusCode() + " " + answer.asString());
            }
        }

        // then
        assertThat(told).isEmpty();
        assertThat(tried).isGreaterThan(30);
    }

    /// One thing of each kind, by the first segment of its address and by the id that examples
    /// give it.
    private static Map<String, Thing> things() {
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var grant =
                created(
                        officer(),
                        "/v1/grants",
                        Bodies.grant(subject, notice, List.of(Bodies.permit())));
        var agent = Bodies.representative(subject, "AGENT", "somebody");
        var things = new TreeMap<String, Thing>();
        things.put("subjects", new Thing(subject, "0199c0de-0001-7000-8000-000000000001"));
        things.put("notices", new Thing(notice, "0199c0de-0002-7000-8000-000000000002"));
        things.put("grants", new Thing(grant, "0199c0de-0003-7000-8000-000000000003"));
        things.put(
                "parties",
                new Thing(
                        created(officer(), "/v1/parties", Bodies.party()),
                        "0199c0de-0010-7000-8000-000000000010"));
        things.put(
                "representatives",
                new Thing(
                        created(officer(), "/v1/representatives", agent),
                        "0199c0de-0011-7000-8000-000000000011"));
        things.put(
                "replicas",
                new Thing(
                        created(officer(), "/v1/replicas", Bodies.replica(subject)),
                        "0199c0de-0013-7000-8000-000000000013"));
        for (var kind : things.keySet()) {
            assertThat(officer().get("/v1/" + kind + "/" + idOf(things, kind)).statusCode())
                    .as(kind)
                    .isEqualTo(200);
        }
        return things;
    }

    private static List<Door> doors(JsonObject document, Map<String, Thing> things) {
        var doors = new ArrayList<Door>();
        for (var path : document.getJsonObject("paths").fieldNames()) {
            var item = document.getJsonObject("paths").getJsonObject(path);
            for (var verb : item.fieldNames()) {
                if (VERBS.contains(verb)) {
                    door(path, verb, item.getJsonObject(verb), things).ifPresent(doors::add);
                }
            }
        }
        return doors;
    }

    /// The door with ids of this organization, unless it takes none or is open to everybody.
    private static Optional<Door> door(
            String path, String verb, JsonObject operation, Map<String, Thing> things) {
        if (operation.getJsonArray("security", new JsonArray()).isEmpty()
                || ANSWERS_ABOUT_STRANGERS.stream().anyMatch(path::startsWith)) {
            return Optional.empty();
        }
        var kind = path.split("/", -1)[2];
        var id = idOf(things, things.containsKey(kind) ? kind : "subjects");
        var address = path;
        var query = "";
        for (var each : operation.getJsonArray("parameters", new JsonArray())) {
            var parameter = (JsonObject) each;
            var name = parameter.getString("name");
            if (isOneOf(parameter, "path") && isId(parameter)) {
                address =
                        address.replace(
                                "{" + name + "}",
                                name.equals("subject") ? idOf(things, "subjects") : id);
            }
            if (isOneOf(parameter, "query") && Set.of("subject", "grant").contains(name)) {
                query = "?" + name + "=" + idOf(things, name + "s");
            }
        }
        var example = example(operation);
        var body = example.replaceAll("(?<=\"answerBy\":\")[^\"]+", "2099-01-01T00:00:00Z");
        for (var thing : things.values()) {
            body = body.replace(thing.example(), thing.id());
        }
        var names = !address.equals(path) || !query.isEmpty() || namesOurs(body, things);
        return names && !address.contains("{")
                ? Optional.of(new Door(verb, address + query, body, isBarred(path, verb)))
                : Optional.empty();
    }

    /// Whether the door is closed to the stranger's role, whatever the organization.
    private static boolean isBarred(String path, String verb) {
        return MATRIX.doors().stream()
                .filter(door -> door.path().equals(path) && door.method().equalsIgnoreCase(verb))
                .noneMatch(door -> door.isPublic() || door.roles().contains("integrator"));
    }

    private static boolean isOneOf(JsonObject parameter, String place) {
        return place.equals(parameter.getString("in"));
    }

    private static boolean isId(JsonObject parameter) {
        var schema = parameter.getJsonObject("schema", new JsonObject());
        return schema.encode().contains("UUID") || "uuid".equals(schema.getString("format"));
    }

    private static boolean namesOurs(String body, Map<String, Thing> things) {
        return things.values().stream().anyMatch(thing -> body.contains(thing.id()));
    }

    private static String idOf(Map<String, Thing> things, String kind) {
        return Objects.requireNonNull(things.get(kind), kind).id();
    }

    private static String example(JsonObject operation) {
        var content =
                operation
                        .getJsonObject("requestBody", new JsonObject())
                        .getJsonObject("content", new JsonObject())
                        .getJsonObject("application/json", new JsonObject())
                        .getJsonObject("examples", new JsonObject());
        return content.stream()
                .findFirst()
                .map(example -> ((JsonObject) example.getValue()).getValue("value"))
                .map(Object::toString)
                .orElse("{}");
    }

    private record Thing(String id, String example) {}

    private record Door(String verb, String address, String body, boolean barred) {}
}
