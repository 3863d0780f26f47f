package dev.candor.consent.retention;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.kit.problem.Declined;
import org.junit.jupiter.api.Test;

class ConfirmErasureTest {
    @Test
    void whoOrderedAnErasureDoesNotConfirmIt() {
        assertThatThrownBy(() -> ConfirmErasure.mustBeSecond("account:a", "account:a"))
                .isInstanceOf(Declined.class);
        assertThatCode(() -> ConfirmErasure.mustBeSecond("account:a", "account:b"))
                .doesNotThrowAnyException();
    }
}
