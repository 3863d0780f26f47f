package dev.candor.gateway.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.gateway.egress.Egress.ForbiddenAddressException;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "0x7f000001", "169.254.169.254", "[::1]"})
    void nameThatLeadsInsideIsNotFollowed(String host) {
        assertThatThrownBy(() -> new Egress(false, Set.of()).judged(host))
                .isInstanceOf(IOException.class);
    }

    @Test
    void messageDoesNotSayWhereItLeads() {
        assertThatThrownBy(() -> new Egress(false, Set.of()).judged("localhost"))
                .isInstanceOf(ForbiddenAddressException.class)
                .hasMessageNotContaining("127");
    }

    @Test
    void hostThatAnOperatorNamedMayLeadInside() throws IOException {
        assertThat(new Egress(false, Set.of("localhost")).judged("LOCALHOST").isLoopbackAddress())
                .isTrue();
    }

    @Test
    void loopbackIsNearbyWherePeopleDevelopAndNowhereElse() {
        assertThat(new Egress(true, Set.of()).isNearby("localhost")).isTrue();
        assertThat(new Egress(true, Set.of()).isNearby("localhost.example.org")).isFalse();
        assertThat(new Egress(false, Set.of()).isNearby("localhost")).isFalse();
    }
}
