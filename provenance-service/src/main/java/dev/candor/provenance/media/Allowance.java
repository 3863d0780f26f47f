package dev.candor.provenance.media;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;

/// How many bytes of media one request may bring, in all its parts together. For one event loop.
final class Allowance {
    private final long limit;
    private long taken;

    Allowance(long limit) {
        this.limit = limit;
    }

    /// @return whether so many more are still allowed; once they were not, nothing more is
    boolean takes(long more) {
        taken += more;
        return taken <= limit;
    }

    /// @throws Declined when so many would be too many
    void require(long bytes) {
        if (bytes > limit) {
            throw exceeded();
        }
    }

    Declined exceeded() {
        return new Declined(
                        CommonProblem.PAYLOAD_TOO_LARGE,
                        "Media may have at most %d bytes here.".formatted(limit))
                .with("limit", limit);
    }
}
