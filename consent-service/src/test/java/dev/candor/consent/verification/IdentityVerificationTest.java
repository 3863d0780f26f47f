package dev.candor.consent.verification;

import static dev.candor.consent.verification.Method.DOCUMENT;
import static dev.candor.consent.verification.Method.LIVENESS;
import static dev.candor.consent.verification.Method.NOTARISED;
import static dev.candor.consent.verification.Method.OIDC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.consent.subject.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdentityVerificationTest {
    @Test
    void aPersonIsAsSureAsTheSurestVerification() {
        assertThat(IdentityVerification.level(List.of())).isZero();
        assertThat(IdentityVerification.level(List.of(by(OIDC, 1), by(DOCUMENT, 2)))).isEqualTo(2);
        assertThat(IdentityVerification.level(List.of(by(NOTARISED, 4), by(OIDC, 1)))).isEqualTo(4);
    }

    @Test
    void aGenuineDocumentOfALivingHolderIsSurerThanEither() {
        assertThat(IdentityVerification.level(List.of(by(DOCUMENT, 2), by(LIVENESS, 2))))
                .isEqualTo(3);
        assertThat(IdentityVerification.level(List.of(by(DOCUMENT, 1), by(LIVENESS, 2))))
                .isEqualTo(2);
    }

    @Test
    void noMethodGivesMoreThanItCan() {
        assertThatIllegalArgumentException().isThrownBy(() -> by(OIDC, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> by(OIDC, 0));
    }

    private static IdentityVerification by(Method method, int level) {
        return new IdentityVerification(
                new UUID(1, 1),
                new SubjectId(new UUID(2, 2)),
                method,
                "provider",
                level,
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
