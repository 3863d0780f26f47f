package dev.candor.c2pa.jumbf;

import dev.candor.c2pa.io.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The type of a superbox, as its description box says it (C2PA 2.4, 11.1.4).
///
/// @param uuid the type's UUID
public record JumbfType(UUID uuid) {
    /// The manifest store.
    public static final JumbfType STORE = iso("c2pa");

    /// A standard manifest.
    public static final JumbfType MANIFEST = iso("c2ma");

    /// A standard manifest of early claim generators; nobody writes it any more (C2PA 2.2, 11.2.2).
    public static final JumbfType EARLY_MANIFEST = iso("c2md");

    /// An update manifest.
    public static final JumbfType UPDATE_MANIFEST = iso("c2um");

    /// A time-stamp manifest.
    public static final JumbfType TIME_STAMP_MANIFEST = iso("c2tm");

    /// A compressed manifest.
    public static final JumbfType COMPRESSED_MANIFEST = iso("c2cm");

    /// The assertion store.
    public static final JumbfType ASSERTION_STORE = iso("c2as");

    /// The claim.
    public static final JumbfType CLAIM = iso("c2cl");

    /// The claim signature.
    public static final JumbfType SIGNATURE = iso("c2cs");

    /// Content in CBOR.
    public static final JumbfType CBOR = iso("cbor");

    /// Content in JSON.
    public static final JumbfType JSON = iso("json");

    /// An embedded file.
    public static final JumbfType EMBEDDED_FILE =
            new JumbfType(UUID.fromString("40cb0c32-bb8a-489d-a70b-2ad6f47f4369"));

    /// Content of a UUID's own kind.
    public static final JumbfType UUID_CONTENT = iso("uuid");

    /// The type that ISO/IEC 19566-5 makes of four characters.
    public static JumbfType iso(String fourCharacters) {
        var bytes = ByteBuffer.wrap(fourCharacters.getBytes(StandardCharsets.US_ASCII));
        return new JumbfType(
                new UUID(
                        (bytes.getInt() & 0xFFFF_FFFFL) << 32 | 0x0011_0010L,
                        0x8000_00AA_0038_9B71L));
    }

    static JumbfType of(Bytes sixteen) {
        var bytes = sixteen.toBuffer();
        return new JumbfType(new UUID(bytes.getLong(), bytes.getLong()));
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
