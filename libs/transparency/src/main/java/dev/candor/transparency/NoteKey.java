package dev.candor.transparency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/// A public Ed25519 key that signs notes under a name (C2SP signed-note, tlog-cosignature).
///
/// @param name of the ledger or the witness
/// @param publicKey 32 bytes
public record NoteKey(String name, Kind kind, byte[] publicKey) {
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int LENGTH = 32;
    private static final int ID_LENGTH = 4;

    /// What a key's signatures say.
    public enum Kind {
        /// The ledger's own word.
        SIGNATURE((byte) 1),
        /// A witness's word that at a time the ledger was consistent with all it saw before.
        COSIGNATURE((byte) 4);

        private final byte algorithm;

        Kind(byte algorithm) {
            this.algorithm = algorithm;
        }
    }

    public NoteKey {
        if (publicKey.length != LENGTH) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
        }
        if (name.isBlank() || name.chars().anyMatch(c -> Character.isWhitespace(c) || c == '+')) {
            throw new IllegalArgumentException("a key's name has neither space nor plus");
        }
        publicKey = publicKey.clone();
    }

    /// @param x the key as a JWK has it (RFC 8037), Base64url
    public static NoteKey ofJwk(String name, Kind kind, String x) {
        return new NoteKey(name, kind, Base64.getUrlDecoder().decode(x));
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /// `SHA-256(name || 0x0A || algorithm || public key)[:4]`
    byte[] id() {
        var sha256 = MerkleHash.sha256();
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
        sha256.update(kind.algorithm);
        return Arrays.copyOf(sha256.digest(publicKey), ID_LENGTH);
    }

    /// The line that puts a signature under a note.
    ///
    /// @param signature what the private key made of the text or, for a cosignature, the eight
    ///     bytes of its time and what the key made of [#cosigned]
    public String line(byte[] signature) {
        var bytes = ByteBuffer.allocate(ID_LENGTH + signature.length).put(id()).put(signature);
        return "— %s %s\n".formatted(name, Base64.getEncoder().encodeToString(bytes.array()));
    }

    /// What a witness signs.
    ///
    /// @param seconds when it saw the checkpoint, of the Unix epoch
    public static byte[] cosigned(String text, long seconds) {
        return "cosignature/v1\ntime %d\n%s"
                .formatted(seconds, text)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Whether this key's private half signed the text.
    boolean verifies(String text, byte[] signature) {
        return switch (kind) {
            case SIGNATURE -> verifies(text.getBytes(StandardCharsets.UTF_8), signature);
            case COSIGNATURE ->
                    signature.length > Long.BYTES
                            && verifies(
                                    cosigned(text, ByteBuffer.wrap(signature).getLong()),
                                    Arrays.copyOfRange(signature, Long.BYTES, signature.length));
        };
    }

    /// Whether this key's private half signed these bytes; a bare signature of 64 bytes.
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key());
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private PublicKey key() throws GeneralSecurityException {
        var spki = ByteBuffer.allocate(SPKI.length + LENGTH).put(SPKI).put(publicKey).array();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey that
                && name.equals(that.name)
                && kind == that.kind
                && Arrays.equals(publicKey, that.publicKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, kind, Arrays.hashCode(publicKey));
    }
}
