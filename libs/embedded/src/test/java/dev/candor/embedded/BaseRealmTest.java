package dev.candor.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/// The realm an installation imports is whole without the demo's part, and has nothing that only
/// the demo may have.
class BaseRealmTest {

    @Test
    void keycloakImportsItAlone() throws Exception {
        var home = CandorHome.find();
        try (var scratch = Scratch.in(home);
                var keycloak = Keycloak.temporary(home, scratch.folder(), Realm.base())) {
            assertThat(keycloak.leash().isAlive()).isTrue();
        }
    }

    @Test
    void nobodyCanSignInWithWhatItHas() throws Exception {
        var document = new ObjectMapper().readTree(Realm.base().text());

        assertThat(document.has("users")).isFalse();
        assertThat(document.findValues("secret")).isEmpty();
        assertThat(document.findValues("credentials")).isEmpty();
        assertThat(document.findValuesAsText("directAccessGrantsEnabled")).containsOnly("false");
        assertThat(document.findValuesAsText("implicitFlowEnabled")).containsOnly("false");
    }
}
