package dev.candor.consent.policy;

import java.time.Instant;
import java.util.List;

/// Every version of a policy, first one first.
record PolicyHistoryView(List<PolicyView> items) {
    static PolicyHistoryView of(List<PolicyVersion> versions, Instant now) {
        return new PolicyHistoryView(
                versions.stream().map(version -> PolicyView.of(version, now)).toList());
    }
}
