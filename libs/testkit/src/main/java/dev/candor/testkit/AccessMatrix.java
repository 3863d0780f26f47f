package dev.candor.testkit;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every door of one service and who may pass: method × path × scope × roles, read from its
/// resource classes.
///
/// `docs/access.md` holds the matrices of all services, a section each. A service compares its
/// own and, with
/// `-Dgolden.update=true`, rewrites its own. [AccessTests] knocks at every door.
///
/// ```java
/// @Test
/// void saysWhoMayDoWhat() {
/// AccessMatrix.of("consent-service", "dev.candor.consent",
/// Entitlements::rolesFor).isDocumented(); }
/// ```
public final class AccessMatrix {
    private static final String WS = "jakarta.ws.rs.";
    private static final String SECURITY = "jakarta.annotation.security.";
    private static final List<String> VERBS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final List<String> ORDER =
            List.of("consent-service", "provenance-service", "label-service", "gateway");
    private static final Comparator<Door> ORDER_OF_DOORS =
            Comparator.comparing(Door::path)
                    .thenComparing(Door::method)
                    .thenComparing(Door::consumes);
    private static final Pattern SECTION = Pattern.compile("(?m)^## (?=[a-z])");
    private static final String PREFACE =
            """
            # Who may do what

            Generated from the services' resource classes and the table of entitlements; each service's tests compare its section
            and knock at every door with every role. `mvn verify -Dgolden.update=true` rewrites it.

            A call needs both: a token that carries the scope, and a role that is entitled to it. `gateway` is the gateway's own
            service account, which acts for a user it names in a signed assertion. A `subject` and a `representative` reach only
            what is about the people they are linked to. Everything is of one organization, the token's; another organization's
            things do not exist.
            """;

    private final String service;
    private final List<Door> doors;

    /// One method of one resource.
    ///
    /// @param path template, such as `/v1/grants/{id}`
    /// @param consumes media type of the body it takes, `application/json` unless it says otherwise
    /// @param scope that a token must carry; empty for a public door
    /// @param roles that may pass; none for a public door
    public record Door(
            String method,
            String path,
            String consumes,
            Optional<String> scope,
            Set<String> roles) {
        public Door {
            roles = Set.copyOf(roles);
        }

        /// Whether anybody may pass, without a token.
        public boolean isPublic() {
            return scope.isEmpty();
        }

        private String name() {
            return method + " " + path;
        }
    }

    private AccessMatrix(String service, List<Door> doors) {
        this.service = service;
        this.doors = doors.stream().sorted(ORDER_OF_DOORS).toList();
    }

    /// The matrix of the resource classes below `root`.
    ///
    /// @param service name of the section in `docs/access.md`
    /// @param rolesFor the roles entitled to a scope
    /// @throws AssertionError when a resource method says neither who may pass nor that all may
    public static AccessMatrix of(
            String service, String root, Function<String, Set<String>> rolesFor) {
        var classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(root);
        var doors =
                classes.stream()
                        .filter(type -> !type.isInterface() && type.isAnnotatedWith(WS + "Path"))
                        .flatMap(resource -> doors(resource, rolesFor))
                        .toList();
        if (doors.isEmpty()) {
            throw new IllegalArgumentException("There are no resource classes in " + root);
        }
        return new AccessMatrix(service, doors);
    }

    /// The same with one more door, which no resource class has, such as a route.
    public AccessMatrix with(Door door) {
        return new AccessMatrix(service, Stream.concat(doors.stream(), Stream.of(door)).toList());
    }

    /// The doors of both, where resource classes lie in more than one place.
    public AccessMatrix and(AccessMatrix other) {
        return new AccessMatrix(
                service, Stream.concat(doors.stream(), other.doors.stream()).toList());
    }

    /// The same, where the service itself turns away `roles` at a door although they are entitled
    /// to its scope.
    ///
    /// @param door method and path, such as `POST /v1/subjects`
    /// @throws IllegalArgumentException when there is no such door
    public AccessMatrix except(String door, String... roles) {
        if (doors.stream().noneMatch(known -> known.name().equals(door))) {
            throw new IllegalArgumentException("There is no " + door);
        }
        return new AccessMatrix(
                service,
                doors.stream()
                        .map(known -> known.name().equals(door) ? without(known, roles) : known)
                        .toList());
    }

    /// The doors, by path and method.
    public List<Door> doors() {
        return doors;
    }

    /// That this service's section of `docs/access.md` says what this matrix says.
    ///
    /// @throws AssertionError when it does not
    public void isDocumented() {
        isDocumentedIn(root().resolve("docs/access.md"));
    }

    void isDocumentedIn(Path file) {
        var sections = sections(file);
        var known = sections.get(service);
        var actual = section();
        if (actual.equals(known)) {
            return;
        }
        if (!Boolean.getBoolean("golden.update")) {
            throw new AssertionError(
                    "%s says of %s:%n%s%nbut the code says:%n%s%n-Dgolden.update=true rewrites it"
                            .formatted(file, service, known, actual));
        }
        sections.put(service, actual);
        write(file, sections);
    }

    private String section() {
        var text = new StringBuilder("## ").append(service).append("\n\n");
        text.append("| method | path | scope | roles |\n|---|---|---|---|\n");
        doors.stream().map(this::row).distinct().forEach(text::append);
        return text.toString();
    }

    /// What a door is called where only some of its bodies are for everybody says which.
    private String row(Door door) {
        boolean differs =
                doors.stream()
                        .filter(other -> other.name().equals(door.name()))
                        .anyMatch(other -> !other.scope().equals(door.scope()));
        return "| %s | `%s`%s | %s | %s |\n"
                .formatted(
                        door.method(),
                        door.path(),
                        differs ? " of `%s`".formatted(door.consumes()) : "",
                        door.scope().map("`%s`"::formatted).orElse("public"),
                        door.isPublic()
                                ? "anybody"
                                : String.join(", ", new TreeSet<>(door.roles())));
    }

    private static Map<String, String> sections(Path file) {
        var sections = new LinkedHashMap<String, String>();
        try {
            var text = Files.exists(file) ? Files.readString(file) : "";
            SECTION.splitAsStream(text)
                    .skip(1)
                    .forEach(
                            section ->
                                    sections.put(
                                            section.lines().findFirst().orElse("").strip(),
                                            "## " + section.strip() + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sections;
    }

    private static void write(Path file, Map<String, String> sections) {
        var names = new ArrayList<>(ORDER);
        sections.keySet().stream()
                .filter(name -> !ORDER.contains(name))
                .sorted()
                .forEach(names::add);
        var text = new StringBuilder(PREFACE);
        names.stream()
                .filter(sections::containsKey)
                .forEach(name -> text.append('\n').append(sections.get(name)));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        var root = System.getProperty("candor.root");
        if (root == null) {
            throw new IllegalStateException("candor.root is not set: run the test by Maven");
        }
        return Path.of(root);
    }

    private static Stream<Door> doors(JavaClass resource, Function<String, Set<String>> rolesFor) {
        return resource.getMethods().stream()
                .flatMap(
                        method ->
                                VERBS.stream()
                                        .filter(verb -> method.isAnnotatedWith(WS + verb))
                                        .map(verb -> door(resource, method, verb, rolesFor)));
    }

    private static Door door(
            JavaClass resource,
            JavaMethod method,
            String verb,
            Function<String, Set<String>> rolesFor) {
        var scope = scope(method).or(() -> scope(resource));
        if (scope.isEmpty() && !isPermitted(method) && !isPermitted(resource)) {
            throw new AssertionError(
                    "%s says neither @RolesAllowed nor @PermitAll".formatted(method.getFullName()));
        }
        return new Door(
                verb,
                path(resource, method),
                value(method, WS + "Consumes")
                        .or(() -> value(resource, WS + "Consumes"))
                        .orElse("application/json"),
                isPermitted(method) ? Optional.empty() : scope,
                isPermitted(method) ? Set.of() : scope.map(rolesFor).orElse(Set.of()));
    }

    private static String path(JavaClass resource, JavaMethod method) {
        var whole =
                "/%s/%s"
                        .formatted(
                                value(resource, WS + "Path").orElse(""),
                                value(method, WS + "Path").orElse(""));
        var single = whole.replaceAll("\\{\\s*(\\w+)\\s*:[^/]*}", "{$1}").replaceAll("/+", "/");
        return single.length() > 1 && single.endsWith("/")
                ? single.substring(0, single.length() - 1)
                : single;
    }

    private static Optional<String> scope(CanBeAnnotated place) {
        return value(place, SECURITY + "RolesAllowed");
    }

    private static boolean isPermitted(CanBeAnnotated place) {
        return place.isAnnotatedWith(SECURITY + "PermitAll");
    }

    private static Optional<String> value(CanBeAnnotated place, String annotation) {
        Optional<? extends JavaAnnotation<?>> found =
                switch (place) {
                    case JavaClass type -> type.tryGetAnnotationOfType(annotation);
                    case JavaMethod method -> method.tryGetAnnotationOfType(annotation);
                    default -> Optional.empty();
                };
        return found.flatMap(annotated -> annotated.get("value")).map(AccessMatrix::first);
    }

    private static String first(Object value) {
        if (!(value instanceof Object[] values)) {
            return value.toString();
        }
        if (values.length == 0) {
            throw new AssertionError("An annotation names nothing");
        }
        return values[0].toString();
    }

    private static Door without(Door door, String... roles) {
        var left = new TreeSet<>(door.roles());
        left.removeAll(Set.of(roles));
        return new Door(door.method(), door.path(), door.consumes(), door.scope(), left);
    }
}
