package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.manifest.DataHash;
import dev.candor.c2pa.manifest.HardBinding;
import dev.candor.c2pa.manifest.HashAlgorithm;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Makes a data hash (C2PA 2.4, 18.5).
final class DataDigest implements ContentDigest {
    private static final HashAlgorithm ALGORITHM = HashAlgorithm.SHA256;

    private final List<Range> exclusions;
    private final MessageDigest digest = ALGORITHM.digest();
    private final Remainder remainder;

    DataDigest(Splice splice, ContentBinding.Data data) {
        this.exclusions =
                Stream.concat(splice.gaps().stream(), data.alsoExcluded().stream())
                        .sorted(Comparator.comparingLong(Range::start))
                        .toList();
        this.remainder = new Remainder(exclusions, digest);
    }

    @Override
    public void take(long position, ByteBuffer bytes) {
        remainder.take(position, bytes);
    }

    @Override
    public HardBinding blank() {
        return binding(new byte[digest.getDigestLength()]);
    }

    @Override
    public HardBinding finish() {
        return binding(digest.digest());
    }

    private HardBinding binding(byte[] hash) {
        return new DataHash(exclusions, ALGORITHM.word(), Bytes.of(hash)).toBinding();
    }
}
