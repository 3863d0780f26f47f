package dev.candor.gateway.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Tells addresses of the public network from all others (the registries of special-purpose
/// addresses, RFC 6890).
final class PublicAddresses {
    private static final List<Block> OTHERS =
            List.of(
                    block("0.0.0.0", 8),
                    block("10.0.0.0", 8),
                    block("100.64.0.0", 10),
                    block("127.0.0.0", 8),
                    block("169.254.0.0", 16),
                    block("172.16.0.0", 12),
                    block("192.0.0.0", 24),
                    block("192.0.2.0", 24),
                    block("192.88.99.0", 24),
                    block("192.168.0.0", 16),
                    block("198.18.0.0", 15),
                    block("198.51.100.0", 24),
                    block("203.0.113.0", 24),
                    block("224.0.0.0", 3),
                    block("2001::", 23),
                    block("2001:db8::", 32),
                    block("2002::", 16),
                    block("3fff::", 20));

    /// Of IPv6 only global unicast is public; what carries an IPv4 address lies outside of it, or
    /// is listed above.
    private static final Block GLOBAL = block("2000::", 3);

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        var bytes = address.getAddress();
        return (bytes.length == 4 || GLOBAL.contains(bytes))
                && OTHERS.stream().noneMatch(block -> block.contains(bytes));
    }

    /// Addresses whose first `length` bits are those of `base`.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(byte[] base, int length) {
        boolean contains(byte[] address) {
            if (address.length != base.length) {
                return false;
            }
            for (int bit = 0; bit < length; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (base[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Block block(String base, int length) {
        try {
            return new Block(InetAddress.getByName(base).getAddress(), length);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(base, e);
        }
    }
}
