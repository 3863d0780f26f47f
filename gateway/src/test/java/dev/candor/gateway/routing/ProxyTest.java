package dev.candor.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;

class ProxyTest {
    @Test
    void callerIsNamedByAddress() {
        assertThat(Proxy.caller(SocketAddress.inetSocketAddress(8080, "192.0.2.7")))
                .isEqualTo("192.0.2.7");
    }

    @Test
    void callerWithoutAnAddressIsUnknown() {
        // as a proxy that writes "for=unknown" or a name has it
        assertThat(Proxy.caller(SocketAddress.inetSocketAddress(8080, "unknown")))
                .isEqualTo("unknown");
        assertThat(Proxy.caller(SocketAddress.domainSocketAddress("/run/gateway")))
                .isEqualTo("unknown");
        assertThat(Proxy.caller(null)).isEqualTo("unknown");
    }
}
