package dev.candor.consent.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerritoryTest {
    private static final String EVERY_MEMBER_STATE =
            "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";

    @Test
    void theWorldCoversEverything() {
        assertThat(Territory.cover(places("WORLD"), places("DE JP EU WORLD"))).isTrue();
    }

    @Test
    void theUnionCoversItsMemberStatesAndNoOthers() {
        assertThat(Territory.cover(places("EU"), places("DE FR EU"))).isTrue();
        assertThat(Territory.cover(places("EU"), places("CH"))).isFalse();
        assertThat(Territory.cover(places("EU"), places("WORLD"))).isFalse();
    }

    @Test
    void allMemberStatesAreTheUnion() {
        assertThat(Territory.cover(places(EVERY_MEMBER_STATE), places("EU"))).isTrue();
        assertThat(Territory.cover(places(EVERY_MEMBER_STATE.substring(3)), places("EU")))
                .isFalse();
    }

    @Test
    void onePlaceLeftOutIsNotCovered() {
        assertThat(Territory.cover(places("DE FR"), places("DE FR"))).isTrue();
        assertThat(Territory.cover(places("DE FR"), places("DE FR IT"))).isFalse();
    }

    @Test
    void onePlaceSharedIsTouched() {
        assertThat(Territory.touch(places("IT"), places("DE IT"))).isTrue();
        assertThat(Territory.touch(places("IT"), places("EU"))).isTrue();
        assertThat(Territory.touch(places("EU"), places("IT"))).isTrue();
        assertThat(Territory.touch(places("IT"), places("WORLD"))).isTrue();
        assertThat(Territory.touch(places("IT"), places("DE CH"))).isFalse();
    }

    private static List<Territory> places(String codes) {
        return Arrays.stream(codes.split(" ", -1)).map(Territory::new).toList();
    }
}
