package dev.candor.client.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an authority gave.
///
/// @param access goes with each request
/// @param refresh buys the next ones; absent when there is none
/// @param until when the access token is over
public record Tokens(String access, @Nullable String refresh, Instant until) {
    /// A token is replaced that long before its end, since requests take a while.
    private static final Duration MARGIN = Duration.ofSeconds(20);

    static Tokens of(JsonNode answer, Instant asked) throws SignInRefused {
        var access = answer.path("access_token").asText();
        if (access.isEmpty()) {
            throw new SignInRefused("invalid_response", "The answer has no access token");
        }
        return new Tokens(
                access,
                answer.hasNonNull("refresh_token") ? answer.path("refresh_token").asText() : null,
                asked.plusSeconds(answer.path("expires_in").asLong(60)));
    }

    public boolean isFresh(Instant now) {
        return now.isBefore(until.minus(MARGIN));
    }

    /// Says nothing of what is secret.
    @Override
    public String toString() {
        return "Tokens[until=%s]".formatted(until);
    }
}
