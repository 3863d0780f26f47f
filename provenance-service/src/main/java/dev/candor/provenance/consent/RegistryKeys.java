package dev.candor.provenance.consent;

import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// The consent registry's public keys. Everything here blocks.
@ApplicationScoped
class RegistryKeys {
    private static final Logger LOG = Logger.getLogger(RegistryKeys.class);
    private static final int LONGEST = 64 * 1024;
    private static final int OK = 200;

    /// A key nobody knows may be new; a caller's invention is no reason to ask all the time.
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(30);

    private final DecisionConfig config;
    private final Clock clock;
    private final Map<Organization, Kept> kept = new HashMap<>();

    private record Kept(List<JsonWebKey> keys, Instant at) {}

    RegistryKeys(DecisionConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    boolean areKnown() {
        return config.issuer().isPresent()
                && (config.keys().isPresent() || config.keysFile().isPresent());
    }

    /// The keys, those of a moment ago if they have the one that is looked for.
    ///
    /// @param organization whose registry signed
    /// @param id of the key that is looked for; null if its user names none
    /// @throws Declined `REGISTRY_KEYS_UNAVAILABLE`
    synchronized List<JsonWebKey> current(Organization organization, @Nullable String id) {
        var known = kept.get(organization);
        var now = clock.instant();
        if (known != null && isFresh(known, id, now)) {
            return known.keys();
        }
        try {
            var fresh = new Kept(new JsonWebKeySet(read(organization)).getJsonWebKeys(), now);
            kept.put(organization, fresh);
            return fresh.keys();
        } catch (IOException | JoseException | ClassCastException e) { // as odd JSON may end
            LOG.warnf("the consent registry's keys cannot be had: %s", e.getMessage());
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private boolean isFresh(Kept known, @Nullable String id, Instant now) {
        var age = Duration.between(known.at(), now);
        var has = id == null || known.keys().stream().anyMatch(key -> id.equals(key.getKeyId()));
        return age.compareTo(has ? config.keysLast() : LEAST_PAUSE) < 0;
    }

    private String read(Organization organization) throws IOException, InterruptedException {
        return config.keysFile().isPresent()
                ? Files.readString(config.keysFile().get())
                : fetch(address(config.keys().orElseThrow(), organization));
    }

    private static URI address(String template, Organization organization) {
        return URI.create(template.replace("{organization}", organization.slug()));
    }

    private String fetch(URI address) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder()
                        .connectTimeout(config.patience())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build()) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(config.patience())
                                    .header("Accept", "application/json")
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var bytes = body.readNBytes(LONGEST + 1);
                if (answer.statusCode() != OK || bytes.length > LONGEST) {
                    throw new IOException(
                            "status %d, %d bytes".formatted(answer.statusCode(), bytes.length));
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }
    }

    private static Declined unavailable() {
        return new Declined(
                ConsentProblem.REGISTRY_KEYS_UNAVAILABLE, "Nothing was signed; try again.");
    }
}
