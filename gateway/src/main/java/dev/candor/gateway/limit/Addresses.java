package dev.candor.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What of a client's address counts as one caller.
final class Addresses {
    private static final int NETWORK = 8;

    private static final String UNKNOWN = "unknown";

    private Addresses() {}

    /// An IPv4 address as it is; of IPv6 its network of 64 bits, since one household has as many
    /// addresses below it as it likes. What a proxy passes on is anybody's text: whatever is no
    /// address counts as one caller, so that nobody goes uncounted.
    ///
    /// @param address as text, IPv6 in full or shortened form, perhaps with a zone
    static String counted(@Nullable String address) {
        if (address == null) {
            return UNKNOWN;
        }
        try {
            return counted(InetAddress.ofLiteral(address.split("%", -1)[0]));
        } catch (IllegalArgumentException _) {
            return UNKNOWN;
        }
    }

    private static String counted(InetAddress address) {
        // One of IPv4 in the clothes of IPv6 was read as what it is.
        return address instanceof Inet6Address
                ? network(address.getAddress())
                : address.getHostAddress();
    }

    private static String network(byte[] address) {
        var network = new StringBuilder();
        for (int i = 0; i < NETWORK; i += 2) {
            int group = HexFormat.fromHexDigits(HexFormat.of().formatHex(address, i, i + 2));
            network.append(Integer.toHexString(group)).append(':');
        }
        return network.append(":/64").toString();
    }
}
