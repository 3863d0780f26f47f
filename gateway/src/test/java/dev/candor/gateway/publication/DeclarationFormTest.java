package dev.candor.gateway.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.gateway.publication.Declaration.Likeness;
import dev.candor.kit.problem.Declined;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeclarationFormTest {
    @Test
    void whatIsSaidOfTheLikenessIsKept() {
        var declaration = form(List.of("FACE", "VOICE"), "T3", List.of("violence")).check();

        assertThat(declaration.likeness()).containsExactly(Likeness.FACE, Likeness.VOICE);
        assertThat(declaration.technique()).isEqualTo("T3");
        assertThat(declaration.contentFlags()).containsExactly("violence");
    }

    @Test
    void whatIsNotSaidIsNotMadeUp() {
        var declaration = form(null, null, null).check();

        assertThat(declaration.likeness()).isEmpty();
        assertThat(declaration.technique()).isNull();
        assertThat(declaration.contentFlags()).isNull();
    }

    @Test
    void whatIsNoWordOfTheRegistryIsNamed() {
        assertRefused(form(List.of("FACE", "SOUL"), null, null), "likeness/1");
        assertRefused(form(null, "T7", null), "technique");
        assertRefused(form(null, null, List.of("Blood")), "contentFlags/0");
    }

    private static void assertRefused(DeclarationForm form, String member) {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(form::check)
                .withMessageContaining(member);
    }

    private static DeclarationForm form(
            @Nullable List<String> likeness,
            @Nullable String technique,
            @Nullable List<String> contentFlags) {
        return new DeclarationForm(
                "A street",
                null,
                null,
                null,
                null,
                likeness,
                technique,
                contentFlags,
                "editorial",
                "web",
                null,
                List.of("EU"),
                null,
                null,
                null);
    }
}
