package dev.candor.gateway.limit;

import dev.candor.gateway.limit.Lender.Loan;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one caller may still ask in one window, as far as this replica knows. For any thread.
final class Allowance {
    private final Quota quota;

    private int left;

    private int free;

    private @Nullable Uni<Loan> asking;

    Allowance(Quota quota) {
        this.quota = quota;
        this.free = quota.requests();
    }

    /// Takes one; where nothing is left, after a loan that all who wait share.
    ///
    /// @return whether there was one
    Uni<Boolean> take(Supplier<Uni<Loan>> lend) {
        Uni<Loan> loan;
        synchronized (this) {
            if (left > 0) {
                left--;
                return Uni.createFrom().item(true);
            }
            if (free == 0) {
                return Uni.createFrom().item(false);
            }
            if (asking == null) {
                asking = lend.get().invoke(this::credit).memoize().indefinitely();
            }
            loan = asking;
        }
        return loan.chain(() -> take(lend));
    }

    private synchronized void credit(Loan loan) {
        left += loan.granted();
        free = loan.granted() == 0 ? 0 : quota.requests() - loan.taken();
        asking = null;
    }

    /// How many more are known to be free.
    synchronized int left() {
        return left + free;
    }
}
