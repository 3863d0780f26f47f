package dev.candor.consent.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class QuorumTest {
    @Test
    void anyNeedsOneAllNeedsEveryoneANumberNeedsThatMany() {
        assertThat(new Quorum.Any().isMetBy(1, 3)).isTrue();
        assertThat(new Quorum.All().isMetBy(2, 3)).isFalse();
        assertThat(new Quorum.All().isMetBy(3, 3)).isTrue();
        assertThat(new Quorum.AtLeast(2).isMetBy(1, 3)).isFalse();
        assertThat(new Quorum.AtLeast(2).isMetBy(2, 3)).isTrue();
    }

    @Test
    void whereTooFewAreEntitledNoQuorumIsMet() { // closed by default
        assertThat(new Quorum.Any().isMetBy(0, 0)).isFalse();
        assertThat(new Quorum.All().isMetBy(0, 0)).isFalse();
        assertThat(new Quorum.AtLeast(2).isMetBy(1, 1)).isFalse();
        assertThat(new Quorum.Any().isMetBy(1, 0)).isFalse();
    }

    @Test
    void itsTextNamesIt() {
        for (var text : new String[] {"ANY", "ALL", "1", "9"}) {
            assertThat(Quorum.of(text).text()).isEqualTo(text);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Quorum.of("0"));
    }
}
