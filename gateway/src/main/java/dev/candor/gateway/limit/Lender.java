package dev.candor.gateway.limit;

import io.smallrye.mutiny.Uni;

/// Where replicas take their blocks from.
@FunctionalInterface
interface Lender {
    /// @param who account or address
    /// @param window number of the minute since 1970
    /// @return what was granted: less than a block where the quota ends, and 0 beyond it
    Uni<Loan> lend(String who, long window, Quota quota);

    /// @param granted to this replica now
    /// @param taken by all replicas, this one among them
    record Loan(int granted, int taken) {}
}
