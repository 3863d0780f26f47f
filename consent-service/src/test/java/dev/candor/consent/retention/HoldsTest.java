package dev.candor.consent.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.retention.Holds.Consents;
import dev.candor.consent.subject.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoldsTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void nothingKeepsWhoNeverConsented() {
        assertThat(Holds.kept(List.of(), new Consents(false, null), DAY, NOON)).isEmpty();
    }

    @Test
    void aConsentInForceKeepsItsProofWithoutAnEnd() {
        assertThat(Holds.kept(List.of(), new Consents(true, NOON), DAY, NOON))
                .singleElement()
                .satisfies(
                        kept -> {
                            assertThat(kept.retentionClass())
                                    .isEqualTo(RetentionClass.CONSENT_IN_FORCE);
                            assertThat(kept.until()).isNull();
                        });
    }

    @Test
    void theProofOfAnEndedConsentIsKeptAsLongAsTheOperatorSays() {
        var ended = new Consents(false, NOON);
        assertThat(Holds.kept(List.of(), ended, DAY, NOON.plus(DAY).minusNanos(1)))
                .extracting(Kept::retentionClass)
                .containsExactly(RetentionClass.PROOF_OF_CONSENT);
        assertThat(Holds.kept(List.of(), ended, DAY, NOON.plus(DAY))).isEmpty();
        assertThat(Holds.kept(List.of(), ended, Duration.ZERO, NOON)).isEmpty();
    }

    @Test
    void aHoldKeepsUntilItEndsOrIsLifted() {
        var none = new Consents(false, null);
        assertThat(Holds.kept(List.of(hold(null)), none, DAY, NOON))
                .extracting(Kept::rule)
                .containsExactly("Order 4 C 112/26");
        assertThat(Holds.kept(List.of(hold(null)), none, DAY, NOON.plus(DAY))).isEmpty();
        assertThat(Holds.kept(List.of(hold(NOON)), none, DAY, NOON)).isEmpty();
    }

    private static Hold hold(@Nullable Instant lifted) {
        return new Hold(
                new UUID(1, 1),
                new SubjectId(new UUID(2, 2)),
                "Order 4 C 112/26",
                NOON.plus(DAY),
                NOON.minus(DAY),
                lifted);
    }
}
