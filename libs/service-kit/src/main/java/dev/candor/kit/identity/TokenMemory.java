package dev.candor.kit.identity;

import dev.candor.kit.digest.Digests;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// The tokens that were found to be good in the last half minute, by their digests, no more than a
/// thousand. Thread safe.
///
/// A token is forgotten when it expires, and after half a minute in any case: a signing key that
/// the identity provider took back verifies nothing for longer than that.
final class TokenMemory {
    static final Duration LONGEST = Duration.ofSeconds(30);
    static final int MOST = 1000;

    private final Map<String, Known> tokens =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                    return size() > MOST;
                }
            };

    private record Known(SecurityIdentity identity, Instant until) {}

    /// Keeps whose token this is. An identity without an expiry is not kept, nor a token that is
    /// bound to a key or certificate of its bearer (`cnf`, RFC 7800): who presents that has to
    /// prove it each time.
    void keep(String token, @Nullable SecurityIdentity identity, Instant now) {
        if (identity == null
                || !(identity.getPrincipal() instanceof JsonWebToken claims)
                || claims.containsClaim("cnf")) {
            return;
        }
        var expires = Instant.ofEpochSecond(claims.getExpirationTime());
        var until = expires.isBefore(now.plus(LONGEST)) ? expires : now.plus(LONGEST);
        synchronized (tokens) {
            tokens.put(digest(token), new Known(identity, until));
        }
    }

    /// Whose token it is, if it was good a moment ago and still is.
    Optional<SecurityIdentity> recall(String token, Instant now) {
        var digest = digest(token);
        synchronized (tokens) {
            var known = tokens.get(digest);
            if (known == null) {
                return Optional.empty();
            }
            if (!now.isBefore(known.until())) {
                tokens.remove(digest);
                return Optional.empty();
            }
            return Optional.of(known.identity());
        }
    }

    private static String digest(String token) {
        return Digests.sha256Hex(token);
    }
}
