package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.text.NormalizedText;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.manifest.DataHash;
import dev.candor.c2pa.manifest.HardBinding;
import dev.candor.c2pa.manifest.HashAlgorithm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;

/// Makes a data hash over normalized text (C2PA 2.4, 15.12.1.3).
final class TextDigest implements ContentDigest {
    private static final HashAlgorithm ALGORITHM = HashAlgorithm.SHA256;

    private final ContentBinding.Text text;
    private final MessageDigest digest = ALGORITHM.digest();
    private final NormalizedText normalized = new NormalizedText(digest::update);

    TextDigest(ContentBinding.Text text) {
        this.text = text;
    }

    @Override
    public void take(long position, ByteBuffer bytes) throws IOException {
        normalized.take(bytes);
    }

    @Override
    public HardBinding blank() {
        return binding(new byte[digest.getDigestLength()]);
    }

    @Override
    public HardBinding finish() throws IOException {
        normalized.finish();
        return binding(digest.digest());
    }

    private HardBinding binding(byte[] hash) {
        return new DataHash(List.of(text.wrapper()), ALGORITHM.word(), Bytes.of(hash)).toBinding();
    }
}
