package dev.candor.gateway.limit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Counts requests against quotas. Windows are the clock's minutes, the same for all replicas.
@ApplicationScoped
class RateLimiter {
    private static final long WINDOW_SECONDS = 60;

    /// More callers than this in one minute share what the last of them has.
    private static final int CALLERS = 100_000;

    private static final String OTHERS = "others";

    /// Whose requests, and in which window: a request that is late by a moment must not put what is
    /// left of the last window into the next one.
    private record Counted(String who, long window) {}

    private final Lender lender;
    private final Clock clock;
    private final AtomicLong present = new AtomicLong();
    private final ConcurrentHashMap<Counted, Allowance> allowances = new ConcurrentHashMap<>();

    RateLimiter(Lender lender, Clock clock) {
        this.lender = lender;
        this.clock = clock;
    }

    /// Counts one request.
    ///
    /// @param caller account or address; quotas do not share callers
    Uni<Standing> ask(Quota quota, String caller) {
        var now = clock.instant().getEpochSecond();
        var window = now / WINDOW_SECONDS;
        begin(window);
        var full = allowances.size() >= CALLERS;
        var named = new Counted(quota.name() + ':' + caller, window);
        var counted =
                full && !allowances.containsKey(named)
                        ? new Counted(quota.name() + ':' + OTHERS, window)
                        : named;
        var allowance = allowances.computeIfAbsent(counted, _ -> new Allowance(quota));
        var resets = WINDOW_SECONDS - now % WINDOW_SECONDS;
        return allowance
                .take(() -> lender.lend(counted.who(), window, quota))
                .map(allowed -> new Standing(quota, allowed, allowance.left(), resets));
    }

    /// A request that was counted a moment before a window begins keeps its old allowance, which
    /// nobody in the new window shares.
    private void begin(long window) {
        if (present.getAndAccumulate(window, Math::max) < window) {
            allowances.clear();
        }
    }

    /// Forgets what this replica counted in the present window, not what it took.
    void forget() {
        allowances.clear();
    }
}
