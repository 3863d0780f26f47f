package dev.candor.kit.digest;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `Repr-Digest` header with its `sha-256` member (RFC 9530, 3; structured field dictionary).
public final class ReprDigest {
    public static final String HEADER = "Repr-Digest";
    private static final Pattern SHA_256 =
            Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]{43}=):\\s*(?:,|;|$)");

    private ReprDigest() {}

    /// @param sha256Hex 64 hexadecimal digits
    public static String format(String sha256Hex) {
        return "sha-256=:"
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256Hex))
                + ":";
    }

    /// The SHA-256 that a header value states, as lower-case hexadecimal; empty when it states
    /// none.
    public static Optional<String> parse(String header) {
        var member = SHA_256.matcher(header);
        return member.find()
                ? Optional.of(HexFormat.of().formatHex(Base64.getDecoder().decode(member.group(1))))
                : Optional.empty();
    }
}
