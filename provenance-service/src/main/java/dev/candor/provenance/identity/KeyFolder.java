package dev.candor.provenance.identity;

import dev.candor.c2pa.certificate.Pem;
import dev.candor.kit.digest.Digests;
import dev.candor.kit.identity.Organization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Private keys in a folder, each in a file that only its owner reads, encrypted (AES-256-GCM)
/// under the installation's secret and bound to its identity and organization: a file moved to
/// another name opens nothing. Everything here blocks.
final class KeyFolder {
    static final int SECRET_LENGTH = 32;

    private static final byte[] MAGIC = "CNDRKEY1".getBytes(StandardCharsets.US_ASCII);
    private static final int SECRET_ID_LENGTH = 8;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 64 * 1024;
    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path directory;
    private final SecretKey secret;
    private final byte[] secretId;
    private final SecureRandom random = new SecureRandom();

    /// @param secret 32 bytes
    KeyFolder(Path directory, byte[] secret) {
        if (secret.length != SECRET_LENGTH) {
            throw new IllegalArgumentException(
                    "The secret has %d bytes, not %d".formatted(secret.length, SECRET_LENGTH));
        }
        this.directory = directory;
        this.secret = new SecretKeySpec(secret, "AES");
        this.secretId = Arrays.copyOf(Digests.sha256().digest(secret), SECRET_ID_LENGTH);
    }

    /// Keeps a key; it is on the disk when this returns.
    void keep(IdentityId id, Organization organization, PrivateKey key) {
        var nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, id, organization);
            var sealed = cipher.doFinal(Pem.of(key).getBytes(StandardCharsets.US_ASCII));
            write(id, concat(MAGIC, secretId, nonce, sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK cannot encrypt", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Opens a key.
    ///
    /// @throws LostKeyException if there is none, or it is of another secret, identity or
    /// organization
    PrivateKey open(IdentityId id, Organization organization) throws LostKeyException {
        var file = ByteBuffer.wrap(read(id));
        if (file.remaining() < MAGIC.length + SECRET_ID_LENGTH + NONCE_LENGTH
                || !Arrays.equals(take(file, MAGIC.length), MAGIC)) {
            throw new LostKeyException("its file is broken");
        }
        if (!Arrays.equals(take(file, SECRET_ID_LENGTH), secretId)) {
            throw new LostKeyException("it is encrypted under another secret");
        }
        var nonce = take(file, NONCE_LENGTH);
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, nonce, id, organization);
            var pem = cipher.doFinal(take(file, file.remaining()));
            return Pem.privateKey(new String(pem, StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new LostKeyException("its file is broken");
        }
    }

    /// Destroys a key; nothing happens when it is gone already.
    void destroy(IdentityId id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Why a key cannot be had. Says nothing of the key itself.
    static final class LostKeyException extends Exception {
        private static final long serialVersionUID = 1L;

        LostKeyException(String why) {
            super(why);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, IdentityId id, Organization organization)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(MAGIC);
        cipher.updateAAD((organization.slug() + "/" + id).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] read(IdentityId id) throws LostKeyException {
        try {
            var file = file(id);
            if (Files.size(file) > LONGEST) {
                throw new LostKeyException("its file is broken");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new LostKeyException("there is none");
        } catch (IOException e) {
            throw new LostKeyException("its file cannot be read");
        }
    }

    /// Written aside and moved: a reader sees the whole key or none.
    private void write(IdentityId id, byte[] bytes) throws IOException {
        Files.createDirectories(directory, OWNER_ONLY_FOLDER);
        var draft = directory.resolve("." + id + ".draft");
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(draft, options, OWNER_ONLY_FILE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(draft, file(id), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(IdentityId id) {
        return directory.resolve(id + ".key");
    }

    private static byte[] take(ByteBuffer from, int length) {
        var bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static byte[] concat(byte[]... parts) {
        var all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (var part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
