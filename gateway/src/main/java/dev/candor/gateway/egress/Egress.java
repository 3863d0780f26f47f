package dev.candor.gateway.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Judges where a name leads, each time it is connected to: it may lead elsewhere tomorrow. Connect
/// to the address that was judged, not to the name.
public final class Egress {
    /// A host that is an address itself, however it is written: digits and dots alone, or IPv6.
    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9.]+|0[xX].*");

    private static final Pattern LOOPBACK_NAME = Pattern.compile("localhost|127\\..*|\\[::1]");

    private final boolean development;
    private final Set<String> insideHosts;

    /// @param development whether this machine's own loopback is let through
    /// @param insideHosts names that are let through although their addresses are not public
    public Egress(boolean development, Set<String> insideHosts) {
        this.development = development;
        this.insideHosts = Set.copyOf(insideHosts);
    }

    /// Whether this machine itself is meant, and may be.
    public boolean isNearby(String host) {
        return development && LOOPBACK_NAME.matcher(host).matches();
    }

    /// Whether a host is an address instead of a name.
    public static boolean isLiteral(String host) {
        return LITERAL.matcher(host).matches();
    }

    /// Looks a name up. A host with one address that is not public is not reached at any of them.
    /// Blocking.
    ///
    /// @throws ForbiddenAddressException when it leads where nobody is let out
    public InetAddress judged(String host) throws IOException {
        var found = InetAddress.getAllByName(host);
        for (var address : found) {
            requireReachable(host, address);
        }
        return found[0];
    }

    private void requireReachable(String host, InetAddress address)
            throws ForbiddenAddressException {
        boolean inside = insideHosts.contains(host.toLowerCase(Locale.ROOT));
        boolean nearby = development && address.isLoopbackAddress();
        if (!inside && !nearby && !PublicAddresses.contain(address)) {
            throw new ForbiddenAddressException();
        }
    }

    /// The name leads to an address that is not public. Its message does not say to which.
    public static final class ForbiddenAddressException extends IOException {
        public static final String MESSAGE = "The host leads to an address that is not public.";
        private static final long serialVersionUID = 1L;

        ForbiddenAddressException() {
            super(MESSAGE);
        }
    }
}
