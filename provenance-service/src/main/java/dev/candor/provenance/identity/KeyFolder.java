package dev.candor.provenance.identity;

import dev.candor.c2pa.certificate.Pem;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.secret.SealedFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;

/// Private keys in a folder, each encrypted in a file of its own and bound to its identity and
/// organization. Everything here blocks.
final class KeyFolder {
    static final int SECRET_LENGTH = SealedFolder.SECRET_LENGTH;

    private final SealedFolder folder;

    /// @param secret 32 bytes
    KeyFolder(Path directory, byte[] secret) {
        this.folder = new SealedFolder(directory, secret);
    }

    /// Keeps a key; it is on the disk when this returns.
    void keep(IdentityId id, Organization organization, PrivateKey key) {
        var pem = Pem.of(key).getBytes(StandardCharsets.US_ASCII);
        folder.keep(id.toString(), organization.slug(), pem);
    }

    /// Opens a key.
    ///
    /// @throws LostKeyException if there is none, or it is of another secret, identity or
    /// organization
    PrivateKey open(IdentityId id, Organization organization) throws LostKeyException {
        try {
            var pem = folder.open(id.toString(), organization.slug());
            return Pem.privateKey(new String(pem, StandardCharsets.US_ASCII));
        } catch (SealedFolder.LostException e) {
            throw new LostKeyException(e.why());
        } catch (IllegalArgumentException e) {
            throw new LostKeyException("its file is broken");
        }
    }

    /// Destroys a key; nothing happens when it is gone already.
    void destroy(IdentityId id) {
        folder.destroy(id.toString());
    }

    /// Why a key cannot be had. Says nothing of the key itself.
    static final class LostKeyException extends Exception {
        private static final long serialVersionUID = 1L;

        LostKeyException(String why) {
            super(why);
        }
    }
}
