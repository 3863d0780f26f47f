package dev.candor.consent.rotation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.kit.problem.Declined;
import org.junit.jupiter.api.Test;

class ConfirmRotationTest {
    @Test
    void whoOrderedAKeyDoesNotConfirmIt() {
        assertThatThrownBy(() -> ConfirmRotation.mustBeSecond("account:a", "account:a"))
                .isInstanceOf(Declined.class);
        assertThatCode(() -> ConfirmRotation.mustBeSecond("account:a", "account:b"))
                .doesNotThrowAnyException();
    }
}
