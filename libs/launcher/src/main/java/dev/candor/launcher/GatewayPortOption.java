package dev.candor.launcher;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--port`, for the commands that start the suite.
final class GatewayPortOption {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The gateway's port (8080, or a free one when that is taken).")
    @Nullable Integer port;

    GatewayPort choice() {
        return port == null
                ? new GatewayPort.Usual(Service.GATEWAY.usualPort())
                : new GatewayPort.Exactly(port);
    }
}
