package dev.candor.c2pa.certificate;

import dev.candor.c2pa.io.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The credentials last met, by the digest of their certificates' exact bytes. Few signers make
/// many files, and verifying a chain costs more than all else a small file needs. Holds nothing
/// that depends on a time. Thread safe.
final class CredentialCache {
    /// How many credentials are kept.
    static final int MOST = 256;

    private final Map<Bytes, Credential> kept =
            new LinkedHashMap<>(MOST, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Bytes, Credential> eldest) {
                    return size() > MOST;
                }
            };

    synchronized Optional<Credential> get(Bytes digest) {
        return Optional.ofNullable(kept.get(digest));
    }

    synchronized void put(Bytes digest, Credential credential) {
        kept.put(digest, credential);
    }

    synchronized int size() {
        return kept.size();
    }
}
