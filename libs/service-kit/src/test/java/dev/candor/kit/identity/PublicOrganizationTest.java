package dev.candor.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicOrganizationTest {
    private static final PublicOrganization HOUSE = configured("house", Set.of("guest"));

    @Test
    void whereNoneIsNamedItIsTheInstallationsOwn() {
        assertThat(HOUSE.named(null)).isEqualTo(new Organization("house"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"house", "guest"})
    void anOpenOneIsShown(String slug) {
        assertThat(HOUSE.named(slug)).isEqualTo(new Organization(slug));
    }

    @Test
    void oneThatIsNotOpenDoesNotExist() {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> HOUSE.named("someone"))
                .returns(CommonProblem.UNKNOWN_ORGANIZATION, Declined::type)
                .returns(Optional.of("?organization"), Declined::pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "House", "../house", "house\n", "house;x", "-house"})
    void aNameThatIsNoSlugIsRefused(String name) {
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> HOUSE.named(name))
                .returns(CommonProblem.INVALID_REQUEST, Declined::type)
                .returns(Optional.of("?organization"), Declined::pointer);
    }

    @Test
    void withoutADefaultOneHasToBeNamed() {
        // given
        var many = configured(null, Set.of("guest"));

        // then
        assertThat(many.named("guest")).isEqualTo(new Organization("guest"));
        assertThatExceptionOfType(Declined.class)
                .isThrownBy(() -> many.named(null))
                .returns(CommonProblem.INVALID_REQUEST, Declined::type);
    }

    static PublicOrganization configured(@Nullable String standard, Set<String> open) {
        return new PublicOrganization(
                new PublicConfig() {
                    @Override
                    public Optional<String> standard() {
                        return Optional.ofNullable(standard);
                    }

                    @Override
                    public Optional<Set<String>> open() {
                        return Optional.of(open);
                    }
                });
    }
}
