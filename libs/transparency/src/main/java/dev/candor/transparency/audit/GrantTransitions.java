package dev.candor.transparency.audit;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What may be done to a grant and where it leads, as the auditor knows it. The registry has a
/// table of its own, and a test holds one against the other.
public final class GrantTransitions {
    private static final Set<String> ASKED = Set.of("REQUESTED", "DEFERRED");
    private static final Set<String> IN_FORCE = Set.of("ACTIVE", "SUSPENDED");

    /// From where an act is possible, and to which state it leads.
    private record Step(Set<String> from, String to) {}

    private static final Map<String, Step> STEPS =
            Map.ofEntries(
                    Map.entry("GRANT_REQUESTED", new Step(Set.of("DRAFT"), "REQUESTED")),
                    Map.entry("GRANT_EXPRESSED", new Step(ASKED, "ACTIVE")),
                    Map.entry("GRANT_REFUSED", new Step(ASKED, "REFUSED")),
                    Map.entry("GRANT_DEFERRED", new Step(Set.of("REQUESTED"), "DEFERRED")),
                    Map.entry(
                            "GRANT_WITHDRAWN",
                            new Step(
                                    Set.of("DRAFT", "REQUESTED", "DEFERRED", "ACTIVE", "SUSPENDED"),
                                    "WITHDRAWN")),
                    Map.entry("GRANT_REVOKED", new Step(IN_FORCE, "REVOKED")),
                    Map.entry("GRANT_SUSPENDED", new Step(IN_FORCE, "SUSPENDED")),
                    Map.entry("GRANT_RESUMED", new Step(IN_FORCE, "ACTIVE")),
                    Map.entry("GRANT_INVALIDATED", new Step(IN_FORCE, "INVALIDATED")),
                    Map.entry("GRANT_LAPSED", new Step(ASKED, "LAPSED")),
                    Map.entry("GRANT_EXPIRED", new Step(IN_FORCE, "EXPIRED")),
                    Map.entry("GRANT_EXHAUSTED", new Step(IN_FORCE, "EXHAUSTED")),
                    Map.entry("GRANT_SUPERSEDED", new Step(IN_FORCE, "SUPERSEDED")));

    /// One voice of several, a part suspended, a part resumed.
    private static final Set<String> MAY_STAY =
            Set.of("GRANT_EXPRESSED", "GRANT_SUSPENDED", "GRANT_RESUMED");

    private GrantTransitions() {}

    /// Whether an event leads from one state to another.
    ///
    /// @param from the state before; null where the grant begins
    public static boolean lead(String kind, @Nullable String from, String to) {
        if (from == null) {
            return kind.equals("GRANT_DRAFTED") && to.equals("DRAFT")
                    || kind.equals("GRANT_REQUESTED") && to.equals("REQUESTED");
        }
        var step = STEPS.get(kind);
        return step != null
                && step.from().contains(from)
                && (to.equals(step.to()) || to.equals(from) && MAY_STAY.contains(kind));
    }
}
