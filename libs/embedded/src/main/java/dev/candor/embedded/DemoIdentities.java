package dev.candor.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The users and clients of the demo realm, and how they get their tokens.
///
/// Without scopes a token has every scope of Candor; with scopes it has just these.
///
/// @param issuer the realm's address
/// @param secrets the passwords and client secrets the realm was imported with
public record DemoIdentities(String issuer, Secrets secrets) {

    /// A client whose tokens last one second.
    public static final String BRIEF_CLIENT = "demo-integrator-brief";

    private static final List<String> CLIENTS =
            List.of(
                    "demo-integrator",
                    BRIEF_CLIENT,
                    "other-integrator",
                    "candor-gateway",
                    "candor-consent",
                    "candor-provenance",
                    "candor-label");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// A person of the demo.
    public record Person(String username, List<String> roles) {}

    /// Everyone who can sign in, in the realm's order.
    public static List<Person> people() {
        var people = new ArrayList<Person>();
        for (var user : Realm.demo().users()) {
            if (!user.has("serviceAccountClientId")) {
                var roles = new ArrayList<String>();
                user.path("realmRoles").forEach(role -> roles.add(role.asText()));
                people.add(new Person(user.path("username").asText(), List.copyOf(roles)));
            }
        }
        return List.copyOf(people);
    }

    /// The clients that have a token of their own.
    public static List<String> clients() {
        return CLIENTS;
    }

    /// The password all the demo's people share.
    public String password() {
        return secrets.get("DEMO_USER_PASSWORD");
    }

    /// The secret of a client of the realm.
    public String clientSecret(String client) {
        return secrets.get(
                switch (client) {
                    case "candor-demo", "candor-demo-scoped" -> "CANDOR_DEMO_SECRET";
                    case "demo-integrator", "demo-integrator-scoped", BRIEF_CLIENT ->
                            "DEMO_INTEGRATOR_SECRET";
                    default -> client.replace('-', '_').toUpperCase(Locale.ROOT) + "_SECRET";
                });
    }

    /// An access token of a person or of a client, whichever has this name.
    public String token(String name) {
        return CLIENTS.contains(name) ? tokenOfClient(name) : tokenOfUser(name);
    }

    /// An access token of a person.
    ///
    /// @throws IllegalStateException when Keycloak refuses; the message has its reason
    public String tokenOfUser(String username, String... scopes) {
        var client = scopes.length == 0 ? "candor-demo" : "candor-demo-scoped";
        return ask(
                client,
                Map.of("grant_type", "password", "username", username, "password", password()),
                scopes);
    }

    /// An access token of a client's service account.
    ///
    /// @throws IllegalStateException when Keycloak refuses; the message has its reason
    public String tokenOfClient(String client, String... scopes) {
        return ask(
                scopes.length == 0 ? client : client + "-scoped",
                Map.of("grant_type", "client_credentials"),
                scopes);
    }

    private String ask(String client, Map<String, String> grant, String... scopes) {
        var form = new TreeMap<>(grant);
        form.put("client_id", client);
        form.put("client_secret", clientSecret(client));
        if (scopes.length > 0) {
            form.put("scope", String.join(" ", scopes));
        }
        return post(form).path("access_token").asText();
    }

    private JsonNode post(Map<String, String> form) {
        var body =
                form.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            var answer = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "Keycloak gives no token: %s"
                                .formatted(
                                        answer.path("error_description").asText(response.body())));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak does not answer at " + issuer, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for Keycloak", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
