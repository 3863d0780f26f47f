package dev.candor.launcher;

import dev.candor.embedded.Ports;

/// Where people find the gateway.
sealed interface GatewayPort {

    /// The port asked for, or the usual one.
    int wanted();

    /// The port to listen on.
    ///
    /// @throws IllegalStateException when this port was asked for and is taken
    int choose();

    /// The usual port, or another one when it is taken.
    record Usual(int wanted) implements GatewayPort {
        @Override
        public int choose() {
            return Ports.freeOr(wanted);
        }
    }

    /// This port and no other.
    record Exactly(int wanted) implements GatewayPort {
        @Override
        public int choose() {
            if (!Ports.isFree(wanted)) {
                throw new IllegalStateException("Port %d is taken".formatted(wanted));
            }
            return wanted;
        }
    }
}
