package dev.candor.consent.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.kit.problem.Declined;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeLifeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final Life ADULT = new Life.Adult();
    private static final Life MINOR = new Life.Minor(TODAY);
    private static final Life DECEASED = new Life.Deceased(TODAY);

    @Test
    void whoeverLivesCanDieOnce() {
        for (var life : new Life[] {ADULT, MINOR}) {
            assertThat(ChangeLife.died(person(life), TODAY).life()).isEqualTo(DECEASED);
        }
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> ChangeLife.died(person(DECEASED), TODAY))
                .satisfies(no -> assertThat(no.type()).isEqualTo(SubjectProblem.ALREADY_DECEASED));
    }

    @Test
    void aMinorComesOfAgeOnTheDayAndNotBefore() { // invariant 5
        assertThat(ChangeLife.grown(person(MINOR), TODAY).life()).isEqualTo(ADULT);
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> ChangeLife.grown(person(MINOR), TODAY.minusDays(1)))
                .satisfies(no -> assertThat(no.type()).isEqualTo(SubjectProblem.NOT_OF_AGE));
    }

    @Test
    void nobodyElseComesOfAge() {
        for (var life : new Life[] {ADULT, DECEASED}) {
            assertThatExceptionOfType(Declined.class)
                    .isThrownBy(() -> ChangeLife.grown(person(life), TODAY))
                    .satisfies(no -> assertThat(no.type()).isEqualTo(SubjectProblem.NOT_A_MINOR));
        }
    }

    private static Subject person(Life life) {
        return People.person(life, null, Set.of(), "en");
    }
}
