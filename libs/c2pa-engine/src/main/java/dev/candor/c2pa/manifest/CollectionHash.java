package dev.candor.c2pa.manifest;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.report.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hard binding of a collection of files (C2PA 2.4, 18.8):
///
/// ```
/// collection-data-hash-map = { "uris": [1* uri-hashed-data-map], "alg": tstr,
///                              ? "zip_central_directory_hash": bstr }
/// uri-hashed-data-map = { "uri": relative-url-type, "hash": bstr, ? "size": size-type,
///                         ? "dc:format": format-string, ? "data_types": [1* asset-type-map] }
/// ```
///
/// @param files at least one
/// @param algorithm word of the hash algorithm; null if the claim says it
/// @param directoryHash the hash of an archive's central directory; null if not said
public record CollectionHash(
        List<Entry> files, @Nullable String algorithm, @Nullable Bytes directoryHash) {
    public CollectionHash {
        files = List.copyOf(files);
    }

    /// A file, by its URI as written.
    public record Entry(String uri, Bytes hash) {}

    /// The binding that an assertion is.
    ///
    /// @throws BrokenRuleException if it is no map, or a file has no URI or no hash (VAL-ASSE-0109)
    public static CollectionHash of(Assertion assertion) throws BrokenRuleException {
        var map = assertion.map(Rule.ASSE_0110);
        var files = new ArrayList<Entry>();
        for (var file : map.array("uris")) {
            files.add(entry(file));
        }
        if (files.isEmpty()) {
            throw malformed("lists no files");
        }
        return new CollectionHash(
                files,
                map.text("alg").orElse(null),
                map.get("zip_central_directory_hash").flatMap(CborValue::asBytes).orElse(null));
    }

    /// The assertion as it is written.
    public HardBinding toBinding() {
        var map = new CborMapBuilder();
        map.put("uris", new CborValue.Array(files.stream().map(CollectionHash::toCbor).toList()));
        map.putIfPresent("alg", algorithm);
        if (directoryHash != null) {
            map.put("zip_central_directory_hash", new CborValue.ByteString(directoryHash));
        }
        return new HardBinding(Labels.COLLECTION_HASH, map.build());
    }

    private static CborValue toCbor(Entry file) {
        return new CborMapBuilder()
                .put("uri", file.uri())
                .put("hash", new CborValue.ByteString(file.hash()))
                .build();
    }

    private static Entry entry(CborValue value) throws BrokenRuleException {
        if (value instanceof CborValue.Map map
                && map.get("uri").orElse(null) instanceof CborValue.Text(var uri)
                && map.get("hash").orElse(null) instanceof CborValue.ByteString(var hash)) {
            return new Entry(uri, hash);
        }
        throw malformed("a file without URI or hash");
    }

    private static BrokenRuleException malformed(String reason) {
        return new BrokenRuleException(Rule.ASSE_0110, reason);
    }
}
