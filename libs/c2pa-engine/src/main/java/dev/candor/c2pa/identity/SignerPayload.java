package dev.candor.c2pa.identity;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.cbor.CborWriter;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.HashedUri;
import java.util.List;
import java.util.Optional;

/// What an actor signs (CAWG 1.3, 5.2):
///
/// ```
/// signer-payload-map = { "referenced_assertions": [1* $hashed-uri-map],
///                        "sig_type": tstr .size (1..max-tstr-length),
///                        ? "role": [1* tstr .size (1..max-tstr-length)] }
/// ```
///
/// Fields that earlier drafts had beside these are not looked at.
///
/// @param referenced the assertions the actor stands behind
/// @param signatureType what kind of signature is over it
/// @param roles what the actor is to the asset
/// @param value the whole map
/// @param raw the map as it was written
record SignerPayload(
        List<HashedUri> referenced,
        String signatureType,
        List<String> roles,
        CborValue.Map value,
        Bytes raw) {
    private static final String BOX = "signer_payload";

    static SignerPayload of(CborValue.Entry entry) throws MalformedException {
        if (!(entry.value() instanceof CborValue.Map map)) {
            throw malformed(entry, "is no map");
        }
        var references = map.array("referenced_assertions");
        var referenced = HashedUri.ofAll(references).filter(all -> !all.isEmpty());
        var type = map.text("sig_type").filter(words -> !words.isEmpty());
        if (referenced.isEmpty()) {
            throw malformed(entry, "has no referenced_assertions");
        }
        if (type.isEmpty()) {
            throw malformed(entry, "has no sig_type");
        }
        return new SignerPayload(referenced.get(), type.get(), roles(entry, map), map, entry.raw());
    }

    private static List<String> roles(CborValue.Entry entry, CborValue.Map map)
            throws MalformedException {
        if (map.get("role").isEmpty()) {
            return List.of();
        }
        var items = map.array("role");
        var roles =
                items.stream()
                        .map(CborValue::asText)
                        .flatMap(Optional::stream)
                        .filter(words -> !words.isEmpty())
                        .toList();
        if (roles.isEmpty() || roles.size() != items.size()) {
            throw malformed(entry, "has a role that is no list of words");
        }
        return roles;
    }

    /// The bytes that may have been signed: in the one encoding that CAWG asks for (RFC 8949,
    /// 4.2.1), or as they were written, since some generators do not sort the fields. Both say the
    /// same.
    List<byte[]> signedBytes() {
        return List.of(CborWriter.write(value), raw.toArray());
    }

    private static MalformedException malformed(CborValue.Entry entry, String reason) {
        return new MalformedException(BOX, entry.raw().offset(), reason);
    }
}
