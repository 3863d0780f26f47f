package dev.candor.gateway.webhook;

import static dev.candor.gateway.webhook.WebhookProblem.UNKNOWN_EVENT_TYPE;

import dev.candor.kit.problem.Declined;
import java.util.Collection;
import java.util.List;

/// Which events a subscriber is told of.
///
/// @param types event types such as `dev.candor.consent.grant-withdrawn`, beginnings of types such
/// as `dev.candor.consent.*`, or `*` for all; at least one
record EventFilter(List<String> types) {
    EventFilter {
        types = List.copyOf(types);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("a filter without types");
        }
    }

    static EventFilter read(String stored) {
        return new EventFilter(List.of(stored.split(" ")));
    }

    String stored() {
        return String.join(" ", types);
    }

    boolean takes(String type) {
        return types.stream().anyMatch(pattern -> fits(pattern, type));
    }

    /// @throws Declined `UNKNOWN_EVENT_TYPE` for the first that fits none of the known types
    void requireKnown(Collection<String> known) {
        for (int i = 0; i < types.size(); i++) {
            var pattern = types.get(i);
            if (known.stream().noneMatch(type -> fits(pattern, type))) {
                throw new Declined(
                                UNKNOWN_EVENT_TYPE,
                                "No event has a type like this; /asyncapi lists them all.")
                        .at("/types/%d".formatted(i));
            }
        }
    }

    private static boolean fits(String pattern, String type) {
        return pattern.endsWith("*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }
}
