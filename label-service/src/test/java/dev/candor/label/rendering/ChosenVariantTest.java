package dev.candor.label.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.kit.problem.Declined;
import dev.candor.label.plan.Variant;
import dev.candor.label.rendering.medium.RenderingProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenVariantTest {
    private static final Variant CHINA = variant("CN", "CN");
    private static final Variant OTHERS = variant("EU", "EU", "KR");
    private static final List<Variant> BOTH = List.of(CHINA, OTHERS);

    @Test
    void aPlanOfOneFileNeedsNoName() {
        assertThat(ChosenVariant.of(List.of(CHINA), null)).isEqualTo(CHINA);
        assertThat(ChosenVariant.of(List.of(), null).name()).isEqualTo("all");
    }

    @Test
    void aFileIsNamedByItselfOrByAMarket() {
        assertThat(ChosenVariant.of(BOTH, "CN")).isEqualTo(CHINA);
        assertThat(ChosenVariant.of(BOTH, "KR")).isEqualTo(OTHERS);
    }

    @Test
    void severalFilesAreNeverGuessedAmong() {
        assertThatThrownBy(() -> ChosenVariant.of(BOTH, null))
                .isInstanceOfSatisfying(
                        Declined.class,
                        e -> assertThat(e.type()).isEqualTo(RenderingProblem.VARIANT_REQUIRED));
        assertThatThrownBy(() -> ChosenVariant.of(BOTH, "IN")).isInstanceOf(Declined.class);
    }

    private static Variant variant(String name, String... markets) {
        return new Variant(name, List.of(markets), List.of(), List.of());
    }
}
