package dev.candor.gateway.portal.ledger;

import java.util.HexFormat;
import java.util.List;

/// Hashes as the registry writes them.
final class Hashes {
    private static final HexFormat HEX = HexFormat.of();

    private Hashes() {}

    /// @return no octets where the text is no hexadecimal: it then equals no hash
    static byte[] of(String hexadecimal) {
        try {
            return HEX.parseHex(hexadecimal);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    static List<byte[]> of(List<String> path) {
        return path.stream().map(Hashes::of).toList();
    }
}
