package dev.candor.c2pa.net;

import java.net.Inet6Address;
import java.net.InetAddress;

/// Which addresses belong to the public, and which to a network of somebody's own (RFC 6890).
final class Addresses {
    private Addresses() {}

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        int third = bytes[2] & 0xFF;
        boolean shared = first == 100 && second >= 64 && second < 128; // RFC 6598
        boolean protocols = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean relay = first == 192 && second == 88 && third == 99; // RFC 7526
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        boolean examples = first == 198 && second == 51 && third == 100;
        boolean moreExamples = first == 203 && second == 0 && third == 113;
        return first != 0
                && first < 240
                && !shared
                && !protocols
                && !relay
                && !benchmarks
                && !examples
                && !moreExamples;
    }

    /// Only global unicast, and none of what carries an IPv4 address or an example in it.
    private static boolean isPublic6(byte[] bytes) {
        boolean global = (bytes[0] & 0xE0) == 0x20;
        int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        int second = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
        boolean relayed = first == 0x2002; // 6to4
        boolean special = first == 0x2001 && (second < 0x0200 || second == 0x0DB8);
        return global && !relayed && !special;
    }
}
