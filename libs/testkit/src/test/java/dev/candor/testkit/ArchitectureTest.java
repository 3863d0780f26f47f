package dev.candor.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void aTidyHouseHolds() {
        assertThatCode(() -> Architecture.ofTests("dev.candor.testkit.tidy").holds())
                .doesNotThrowAnyException();
    }

    @Test
    void everyBrokenRuleIsNamed() {
        assertThatThrownBy(() -> Architecture.ofTests("dev.candor.testkit.untidy").holds())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected: Slice left")
                .hasMessageContaining("unmarked has no package-info.java")
                .hasMessageContaining("Injected.name> is annotated with @Inject")
                .hasMessageContaining("java.util.Date");
    }

    @Test
    void aServiceThatImportsAnotherIsFound() {
        assertThatThrownBy(() -> Architecture.ofTests("dev.candor.consent").holds())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("services speak HTTP")
                .hasMessageContaining("dev.candor.label.Neighbour");
    }
}
