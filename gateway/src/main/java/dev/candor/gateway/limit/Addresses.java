package dev.candor.gateway.limit;

/// What of a client's address counts as one caller.
final class Addresses {
    private static final int NETWORK_GROUPS = 4;

    private Addresses() {}

    /// An IPv4 address as it is; of IPv6 its network of 64 bits, since one household has as many
    /// addresses below it as it likes.
    ///
    /// @param address as text, IPv6 in full or shortened form, perhaps with a zone
    static String counted(String address) {
        if (!address.contains(":")) {
            return address;
        }
        var bare = address.split("%", -1)[0];
        var halves = bare.split("::", 2);
        var head = halves[0].isEmpty() ? new String[0] : halves[0].split(":", -1);
        var network = new StringBuilder();
        for (var i = 0; i < NETWORK_GROUPS; i++) {
            // What a shortened address leaves out are zeros, and so is all behind it that matters.
            var group = i < head.length ? Integer.parseInt(head[i], 16) : 0;
            network.append(Integer.toHexString(group)).append(':');
        }
        return network.append(":/64").toString();
    }
}
