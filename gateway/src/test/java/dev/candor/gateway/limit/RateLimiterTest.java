package dev.candor.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.gateway.limit.Lender.Loan;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimiterTest {
    private static final Quota HUNDRED = new Quota("account", 100);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:20Z");

    private final Store store = new Store();
    private Instant now = NOON;

    @Test
    void quotaLetsThroughWhatItSaysAndNoMore() {
        var limiter = replica();

        assertThat(allowed(limiter, 150)).isEqualTo(100);
    }

    @Test
    void twoReplicasTogetherLetThroughNoMoreThanOne() {
        var one = replica();
        var other = replica();

        var allowed =
                IntStream.range(0, 200).mapToLong(i -> allowed(i % 2 == 0 ? one : other, 1)).sum();

        assertThat(allowed).isEqualTo(100);
    }

    @Test
    void whatReplicaMayStrandIsOneBlock() {
        var idle = replica();
        allowed(idle, 1);

        assertThat(allowed(replica(), 200)).isEqualTo(100 - HUNDRED.block());
    }

    @Test
    void nextMinuteBeginsAnew() {
        var limiter = replica();
        allowed(limiter, 100);

        now = NOON.plusSeconds(40);

        assertThat(allowed(limiter, 150)).isEqualTo(100);
    }

    @Test
    void lateRequestOfTheLastMinuteTakesNothingFromThisOne() {
        var limiter = replica();
        now = NOON.plusSeconds(40);
        allowed(limiter, 1);
        now = NOON;
        allowed(limiter, 150);

        now = NOON.plusSeconds(40);

        assertThat(allowed(limiter, 150)).isEqualTo(99);
    }

    @Test
    void callersDoNotShare() {
        var limiter = replica();
        allowed(limiter, 100);

        assertThat(ask(limiter, HUNDRED, "another").allowed()).isTrue();
        assertThat(ask(limiter, new Quota("anonymous", 5), "somebody").allowed()).isTrue();
    }

    @Test
    void blockIsTakenOnceForAllWhoWait() {
        var waiting = new ArrayList<UniEmitter<? super Lender.Loan>>();
        var limiter =
                limiter((_, _, _) -> Uni.createFrom().emitter(emitter -> waiting.add(emitter)));
        var answers = new ArrayList<Standing>();
        for (var i = 0; i < 3; i++) {
            limiter.ask(HUNDRED, "somebody").subscribe().with(answers::add);
        }
        assertThat(waiting).hasSize(1);

        waiting.getFirst().complete(new Lender.Loan(2, 100));

        assertThat(answers).extracting(Standing::allowed).containsExactly(true, true, false);
    }

    @Test
    void standingSaysWhatIsLeftAndWhenItBeginsAnew() {
        var standing = ask(replica(), HUNDRED, "somebody");

        assertThat(standing.left()).isEqualTo(99);
        assertThat(standing.resets()).isEqualTo(40);
    }

    @Test
    void loansEndWhereTheQuotaDoes() {
        var quota = new Quota("account", 50); // blocks of 3

        assertThat(Leases.loan(3, quota)).isEqualTo(new Loan(3, 3));
        assertThat(Leases.loan(51, quota)).isEqualTo(new Loan(2, 50));
        assertThat(Leases.loan(54, quota)).isEqualTo(new Loan(0, 50));
    }

    @Test
    void quotaOfNothingIsRefusedAtStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quota("anonymous", 0))
                .withMessageContaining("candor.limits.anonymous");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7,                      203.0.113.7",
        "2001:db8:1:2:3:4:5:6,             2001:db8:1:2::/64",
        "2001:db8:1:2::9,                  2001:db8:1:2::/64",
        "2001:db8::1,                      2001:db8:0:0::/64",
        "::1,                              0:0:0:0::/64",
        "fe80::1%eth0,                     fe80:0:0:0::/64",
        "::ffff:203.0.113.7,               203.0.113.7",
        "zz:1,                             unknown",
        "somebody,                         unknown",
        ",                                 unknown",
    })
    void addressOfHouseholdCountsOnce(@Nullable String address, String counted) {
        assertThat(Addresses.counted(address)).isEqualTo(counted);
    }

    private RateLimiter replica() {
        return limiter(store);
    }

    private RateLimiter limiter(Lender lender) {
        InstantSource source = () -> now;
        return new RateLimiter(lender, source.withZone(ZoneOffset.UTC));
    }

    private static long allowed(RateLimiter limiter, int requests) {
        return Stream.generate(() -> ask(limiter, HUNDRED, "somebody"))
                .limit(requests)
                .filter(Standing::allowed)
                .count();
    }

    private static Standing ask(RateLimiter limiter, Quota quota, String caller) {
        return limiter.ask(quota, caller).await().indefinitely();
    }

    /// What PostgreSQL does, in a map; [LimitIT] asks PostgreSQL.
    private static final class Store implements Lender {
        private final Map<List<Object>, Integer> taken = new HashMap<>();

        @Override
        public Uni<Loan> lend(String who, long window, Quota quota) {
            var before = taken.getOrDefault(List.of(who, window), 0);
            var after = Math.min(before + quota.block(), quota.requests());
            taken.put(List.of(who, window), after);
            return Uni.createFrom().item(new Loan(after - before, after));
        }
    }
}
