package dev.candor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.candor.embedded.DemoIdentities;
import dev.candor.testkit.AccessMatrix.Door;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Knocks at every door of a service's [AccessMatrix]: as nobody, with every role, with the wrong
/// scope, with a forged and an expired token, and by every crooked way to write its path.
///
/// ```java
/// @QuarkusTest
/// @WithTestResource(value = SuiteResource.class, initArgs = …)
/// class AccessIT extends AccessTests {
///     @TestHTTPResource URI address;
///
///     @Override protected AccessMatrix matrix() { return …; }
///     @Override protected URI address() { return address; }
/// }
/// ```
public abstract class AccessTests {
    private static final String SOME_OTHER_SCOPE = "hash:match";
    private static final Duration FRESH = Duration.ofMinutes(2);
    private static final Map<String, Issued> TOKENS = new ConcurrentHashMap<>();

    private final HttpClient http = HttpClient.newHttpClient();

    /// Who may pass where.
    protected abstract AccessMatrix matrix();

    /// Where the service listens.
    protected abstract URI address();

    /// A body to knock with, empty braces unless a service looks into it before it refuses.
    protected String body(Door door) {
        return "{}";
    }

    @TestFactory
    Stream<DynamicNode> everyDoor() {
        return matrix().doors().stream().map(this::door);
    }

    private DynamicContainer door(Door door) {
        var tests = door.isPublic() ? open(door) : closed(door);
        return dynamicContainer(door.method() + " " + door.path(), tests);
    }

    private Stream<DynamicTest> open(Door door) {
        return Stream.of(dynamicTest("anybody passes", () -> passes(door, null)));
    }

    private Stream<DynamicTest> closed(Door door) {
        var always =
                Stream.of(
                        dynamicTest("nobody", () -> refuses(401, door, null)),
                        dynamicTest("garbage", () -> refuses(401, door, "not-a-token")),
                        dynamicTest("a forged token", () -> refuses(401, door, forged(door))),
                        dynamicTest("an expired token", () -> refuses(401, door, expired())),
                        dynamicTest("another scope", () -> refuses(403, door, narrow(door))));
        var roles = members().keySet().stream().map(role -> role(door, role));
        var tricks = tricks(door.path()).map(path -> trick(door, path));
        return Stream.of(always, roles, tricks).flatMap(tests -> tests);
    }

    private DynamicTest role(Door door, String role) {
        return door.roles().contains(role)
                ? dynamicTest(role + " passes", () -> passes(door, token(role)))
                : dynamicTest(role + " is refused", () -> refuses(403, door, token(role)));
    }

    private DynamicTest trick(Door door, String path) {
        return dynamicTest(
                path,
                () -> {
                    leadsNowhere(door, path, null);
                    if (outsider(door).isPresent()) {
                        leadsNowhere(door, path, token(outsider(door).get()));
                    }
                });
    }

    private void refuses(int status, Door door, @Nullable String token)
            throws IOException, InterruptedException {
        assertEquals(status, knock(door, token));
    }

    private void passes(Door door, @Nullable String token)
            throws IOException, InterruptedException {
        var status = knock(door, token);
        assertFalse(status == 401 || status == 403, () -> "refused by " + status);
        assertTrue(status < 500, () -> "failed with " + status);
    }

    private void leadsNowhere(Door door, String path, @Nullable String token)
            throws IOException, InterruptedException {
        var status = knock(door, path, token);
        assertTrue(status >= 400 && status < 500, () -> "answered " + status);
    }

    private int knock(Door door, @Nullable String token) throws IOException, InterruptedException {
        return knock(door, door.path(), token);
    }

    private int knock(Door door, String path, @Nullable String token)
            throws IOException, InterruptedException {
        var filled = path.replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        var root = address().toString().replaceFirst("/$", "");
        var body =
                door.method().equals("GET") || door.method().equals("HEAD")
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body(door));
        var request =
                HttpRequest.newBuilder(URI.create(root + filled))
                        .header("Content-Type", contentType(door))
                        .method(door.method(), body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static String contentType(Door door) {
        if (door.consumes().equals("*/*")) {
            return "application/octet-stream"; // a type that no other door of the path takes
        }
        return door.consumes().startsWith("multipart/")
                ? door.consumes() + "; boundary=knock"
                : door.consumes();
    }

    /// Ways to write a path so that a rule about paths, were there one, might not see it.
    private static Stream<String> tricks(String path) {
        return Stream.of(
                path + ";x",
                path + "%3Bx",
                path + "%2F",
                path + "/",
                "/" + path,
                "/x/.." + path,
                path + "/x/..",
                path.replaceFirst("^/v1/", "/v1;x/"),
                path.replaceFirst("^/v1/", "/v1%2F"),
                path.replaceFirst("^/v1/", "/%76%31/"));
    }

    private static String token(String role) {
        return fresh(role, () -> issue(role));
    }

    /// A token lives for minutes, and the tests of a large service take as long on a busy machine.
    private static String fresh(String name, Supplier<String> issue) {
        return TOKENS.compute(
                        name,
                        (_, known) ->
                                known != null && known.at().plus(FRESH).isAfter(Instant.now())
                                        ? known
                                        : new Issued(issue.get(), Instant.now()))
                .token();
    }

    private record Issued(String token, Instant at) {}

    private static String issue(String role, String... scopes) {
        return role.equals("integrator") || role.equals("service")
                ? Tokens.ofClient(member(role), scopes)
                : Tokens.of(member(role), scopes);
    }

    private static String member(String role) {
        var member = members().get(role);
        if (member == null) {
            throw new IllegalArgumentException("Nobody is a " + role);
        }
        return member;
    }

    private static String forged(Door door) {
        return Tokens.tampered(token(insider(door)));
    }

    private static String expired() {
        return TOKENS.computeIfAbsent("expired", _ -> new Issued(Tokens.expired(), Instant.now()))
                .token();
    }

    private static String narrow(Door door) {
        return fresh("narrow " + insider(door), () -> issue(insider(door), SOME_OTHER_SCOPE));
    }

    /// At a door that no member may pass, a forged token and a narrow one are some member's.
    private static String insider(Door door) {
        if (door.roles().isEmpty()) {
            throw new AssertionError("Nobody may pass " + door);
        }
        return members().keySet().stream()
                .filter(door.roles()::contains)
                .findFirst()
                .orElseGet(() -> members().keySet().iterator().next());
    }

    private static Optional<String> outsider(Door door) {
        return members().keySet().stream().filter(role -> !door.roles().contains(role)).findFirst();
    }

    /// One member of the demo organization for each role.
    private static Map<String, String> members() {
        var members = new TreeMap<String, String>();
        for (var person : DemoIdentities.people()) {
            person.roles().forEach(role -> members.putIfAbsent(role, person.username()));
        }
        members.put("integrator", "demo-integrator");
        members.put("service", "candor-consent");
        return members;
    }
}
