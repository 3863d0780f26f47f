package dev.candor.gateway.publication;

import dev.candor.kit.digest.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Hides grant ids in a public manifest: who knows a grant and the salt can find it, nobody else
/// learns anything.
///
/// @param hex 32 hexadecimal digits, of one publication
record GrantSalt(String hex) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    /// The salt that the registry signed its answer with, or the publication's own.
    static GrantSalt of(@Nullable ConsentCheck check, GrantSalt own) {
        var signed = check == null ? null : check.grantSalt();
        return signed == null ? own : new GrantSalt(signed);
    }

    static GrantSalt next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new GrantSalt(HexFormat.of().formatHex(bytes));
    }

    /// SHA-256 over the salt's bytes and the grant's id as text, lower-case hexadecimal.
    String hash(UUID grant) {
        var digest = Digests.sha256();
        digest.update(HexFormat.of().parseHex(hex));
        digest.update(grant.toString().getBytes(StandardCharsets.US_ASCII));
        return Digests.hex(digest);
    }
}
