package dev.candor.gateway.identity;

import dev.candor.kit.identity.ActorAssertion;
import java.util.Map;

/// In whose name another service is called. Holds a token: never logged, never stored.
public sealed interface Credentials {
    /// The request headers that carry them.
    Map<String, String> headers();

    /// Nobody: for public resources.
    record None() implements Credentials {
        @Override
        public Map<String, String> headers() {
            return Map.of();
        }
    }

    /// The person who is signed in.
    record User(String token) implements Credentials {
        @Override
        public Map<String, String> headers() {
            return Map.of("Authorization", "Bearer " + token);
        }

        @Override
        public String toString() {
            return "User[…]";
        }
    }

    /// The gateway's service account, speaking for an actor.
    record OnBehalf(String token, String assertion) implements Credentials {
        @Override
        public Map<String, String> headers() {
            return Map.of("Authorization", "Bearer " + token, ActorAssertion.HEADER, assertion);
        }

        @Override
        public String toString() {
            return "OnBehalf[…]";
        }
    }
}
