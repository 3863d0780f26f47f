package dev.candor.provenance.key;

import dev.candor.c2pa.certificate.TrustList;
import dev.candor.c2pa.net.KeptList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// A list of anchors by the name it goes by here.
///
/// @param id `development`, or the name of its file without the extension
/// @param obtained when it came here
record TrustedList(String id, TrustList list, Instant obtained) {
    private static final String DEVELOPMENT = "development";

    /// The root of this installation's own development authority.
    static TrustedList development(X509Certificate root) {
        var list = TrustList.of(TrustList.Use.CLAIM_SIGNING, DEVELOPMENT, List.of(root));
        return new TrustedList(DEVELOPMENT, list, list.anchors().getFirst().inForceFrom());
    }

    static TrustedList of(KeptList kept) {
        return new TrustedList(id(kept.file()), kept.list(), kept.obtained());
    }

    /// A list from a file. Where the file lies is nobody's business but the operator's, so its
    /// source is its name.
    ///
    /// @throws IllegalStateException if the file holds no list for this use
    static TrustedList read(Path file, TrustList.Use use) {
        try {
            var list = TrustList.read(Files.readAllBytes(file), use, file.getFileName().toString());
            return new TrustedList(id(file), list, Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException("candor.provenance.trust: " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "candor.provenance.trust: %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String id(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }
}
