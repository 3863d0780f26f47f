package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.manifest.CollectionHash;
import dev.candor.c2pa.manifest.HardBinding;
import dev.candor.c2pa.manifest.HashAlgorithm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Makes a collection hash over the files of an archive and its directory (C2PA 2.4, 18.8 and
/// A.6.2).
final class CollectionDigest implements ContentDigest {
    private static final HashAlgorithm ALGORITHM = HashAlgorithm.SHA256;

    /// What stands in the path of a URI as it is (RFC 3986, 3.3), but for the colon, which could
    /// end a scheme.
    private static final String PLAIN = "-._~!$&'()*+,;=@/";

    private final List<String> uris;
    private final List<Range> parts = new ArrayList<>();
    private final List<Bytes> hashes = new ArrayList<>();
    private final MessageDigest file = ALGORITHM.digest();
    private final MessageDigest directory = ALGORITHM.digest();
    private int next;

    CollectionDigest(ContentBinding.Collection collection) {
        var names = new HashSet<String>();
        collection.files().forEach(one -> names.add(one.name()));
        this.uris = collection.files().stream().map(one -> uri(one.name(), names)).toList();
        collection.files().forEach(one -> parts.add(one.range()));
        parts.addAll(collection.directory());
    }

    @Override
    public void take(long position, ByteBuffer bytes) {
        long at = position;
        while (next < parts.size() && bytes.hasRemaining()) {
            var part = parts.get(next);
            long skipped = Math.clamp(part.start() - at, 0, bytes.remaining());
            bytes.position(bytes.position() + (int) skipped);
            at += skipped;
            int count = (int) Math.min(bytes.remaining(), part.end() - at);
            if (at >= part.start() && count > 0) {
                digest().update(bytes.slice(bytes.position(), count));
                bytes.position(bytes.position() + count);
                at += count;
            }
            if (at >= part.end()) {
                end();
            }
        }
        bytes.position(bytes.limit());
    }

    private MessageDigest digest() {
        return next < uris.size() ? file : directory;
    }

    private void end() {
        if (next++ < uris.size()) {
            hashes.add(Bytes.of(file.digest()));
        }
    }

    @Override
    public HardBinding blank() {
        var hash = Bytes.of(new byte[ALGORITHM.digest().getDigestLength()]);
        return binding(IntStream.range(0, uris.size()).mapToObj(_ -> hash).toList(), hash);
    }

    @Override
    public HardBinding finish() {
        return binding(hashes, Bytes.of(directory.digest()));
    }

    private HardBinding binding(List<Bytes> files, Bytes directoryHash) {
        var entries =
                IntStream.range(0, uris.size())
                        .mapToObj(i -> new CollectionHash.Entry(uris.get(i), files.get(i)))
                        .toList();
        return new CollectionHash(entries, ALGORITHM.word(), directoryHash).toBinding();
    }

    /// A name as a relative URI. Where that is the name of another file, as it is.
    private static String uri(String name, Set<String> names) {
        var uri = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    one >= '0' && one <= '9'
                            || one >= 'A' && one <= 'Z'
                            || one >= 'a' && one <= 'z'
                            || PLAIN.indexOf(one) >= 0;
            uri.append(plain ? String.valueOf((char) one) : "%%%02X".formatted(one));
        }
        var escaped = uri.toString();
        return names.contains(escaped) ? name : escaped;
    }
}
