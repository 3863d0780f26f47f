package dev.candor.client;

import java.net.URI;
import java.util.Set;

/// Where an installation of Candor is.
///
/// @param address `https`, or `http` on this very machine, since tokens travel there; without a
/// path, a query or a slash at its end
public record Server(URI address) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /// @throws IllegalArgumentException when a token must not be sent there
    public Server {
        if (address.getHost() == null || address.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "%s is no address like https://candor.example.org".formatted(address));
        }
        if (!isPrivate(address)) {
            throw new IllegalArgumentException(
                    "%s would carry tokens in the clear: use https".formatted(address));
        }
        if (!address.getRawPath().isEmpty()
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "%s: the address of an installation has no path".formatted(address));
        }
    }

    /// @param text an address; a slash at its end is dropped
    /// @throws IllegalArgumentException when it is none, or a token must not be sent there
    public static Server at(String text) {
        return new Server(URI.create(text.strip().replaceFirst("/+$", "")));
    }

    /// The address of a resource.
    ///
    /// @param path from the root, such as `/v1/publications`
    /// @throws IllegalArgumentException when it leads to another host
    public URI resolve(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("%s is no path".formatted(path));
        }
        return URI.create(address + path);
    }

    /// Whether nobody on the way can read what is sent there.
    public static boolean isPrivate(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                || "http".equalsIgnoreCase(address.getScheme())
                        && THIS_MACHINE.contains(String.valueOf(address.getHost()));
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
