package dev.candor.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntitlementsTest {

    @Test
    void scopeCountsOnlyWithAnEntitledRole() {
        // given
        var scopes = List.of(Scopes.CONSENT_WRITE, Scopes.LEDGER_READ);

        // then
        assertThat(Entitlements.effective(scopes, Set.of(Roles.AUDITOR)))
                .containsExactly(Scopes.LEDGER_READ);
        assertThat(Entitlements.effective(scopes, Set.of())).isEmpty();
        assertThat(Entitlements.effective(List.of(), Set.of(Roles.AUDITOR))).isEmpty();
    }

    @Test
    void unknownScopeEntitlesNobody() {
        assertThat(Entitlements.rolesFor("consent:everything")).isEmpty();
        assertThat(Entitlements.effective(List.of("consent:everything"), Set.of(Roles.ADMIN)))
                .isEmpty();
    }

    @Test
    void everyScopeConstantHasARowAndEveryRowAConstant() throws IllegalAccessException {
        // given
        var constants = new java.util.TreeSet<String>();
        for (Field field : Scopes.class.getDeclaredFields()) {
            if (field.getType() == String.class) {
                constants.add((String) field.get(null));
            }
        }

        // then
        assertThat(Entitlements.scopes()).isEqualTo(constants);
    }

    @Test
    void onlyServiceSideScopesAreOpenToTheGateway() {
        assertThat(Entitlements.scopes())
                .filteredOn(scope -> Entitlements.rolesFor(scope).contains(Roles.GATEWAY))
                .containsExactlyInAnyOrder(
                        Scopes.CONSENT_CHECK,
                        Scopes.CONSENT_WRITE,
                        Scopes.PROVENANCE_READ,
                        Scopes.PROVENANCE_SIGN,
                        Scopes.LABEL_READ,
                        Scopes.LABEL_DECIDE,
                        Scopes.LABEL_RENDER);
    }

    @Test
    void rolesAreSpelledAsInTheRealm() {
        assertThat(Arrays.stream(Roles.class.getDeclaredFields()).map(Field::getName))
                .allSatisfy(
                        name -> {
                            var value = (String) Roles.class.getDeclaredField(name).get(null);
                            assertThat(value)
                                    .isEqualTo(
                                            name.toLowerCase(java.util.Locale.ROOT)
                                                    .replace('_', '-'));
                        });
    }
}
