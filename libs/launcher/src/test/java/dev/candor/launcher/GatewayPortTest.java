package dev.candor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class GatewayPortTest {

    @Test
    void theUsualPortIsTakenWhenItIsFree() {
        var free = Ports.free();

        assertThat(new GatewayPort.Usual(free).choose()).isEqualTo(free);
        assertThat(new GatewayPort.Exactly(free).choose()).isEqualTo(free);
    }

    @Test
    void anotherPortStandsInForATakenOne() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // when
            var port = new GatewayPort.Usual(taken.getLocalPort()).choose();

            // then
            assertThat(port).isNotEqualTo(taken.getLocalPort()).isPositive();
        }
    }

    @Test
    void aPortAskedForIsNotReplaced() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();

            assertThatThrownBy(() -> new GatewayPort.Exactly(port).choose())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Port %d is taken".formatted(port));
        }
    }
}
