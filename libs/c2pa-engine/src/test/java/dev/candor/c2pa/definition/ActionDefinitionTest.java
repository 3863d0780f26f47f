package dev.candor.c2pa.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionDefinitionTest {
    @Test
    void perceptibleActionSaysItsSourceType() {
        assertThatThrownBy(() -> ActionDefinition.of("c2pa.edited"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "c2pa.edited changes what people perceive: say its digital source type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c2pa.created",
                "c2pa.opened",
                "c2pa.placed",
                "c2pa.printed",
                "c2pa.nonsense",
                "edited",
                "",
                "a..b"
            })
    void actionThatCannotBeWrittenIsRefused(String action) {
        assertThatThrownBy(() -> ActionDefinition.of(action))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void actionOfAnotherNamespaceNeedsNothing() {
        assertThat(ActionDefinition.of("com.example.scanned").by("Scanner").softwareAgent())
                .isEqualTo(SoftwareAgent.named("Scanner"));
    }
}
