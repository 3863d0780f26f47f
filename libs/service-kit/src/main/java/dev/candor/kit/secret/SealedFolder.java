package dev.candor.kit.secret;

import dev.candor.kit.digest.Digests;
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
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Secrets in a folder, each in a file that only its owner reads, encrypted (AES-256-GCM) under the
/// installation's secret and bound to its name and organization: a file moved to another name
/// opens nothing. Everything here blocks.
public final class SealedFolder {
    /// How many bytes the installation's secret has.
    public static final int SECRET_LENGTH = 32;

    private static final byte[] MAGIC = "CNDRKEY1".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
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
    public SealedFolder(Path directory, byte[] secret) {
        if (secret.length != SECRET_LENGTH) {
            throw new IllegalArgumentException(
                    "The secret has %d bytes, not %d".formatted(secret.length, SECRET_LENGTH));
        }
        this.directory = directory;
        this.secret = new SecretKeySpec(secret, "AES");
        this.secretId = Arrays.copyOf(Digests.sha256().digest(secret), SECRET_ID_LENGTH);
    }

    /// Keeps a secret; it is on the disk when this returns.
    ///
    /// @param name 1 to 100 letters, digits, hyphens and underscores
    /// @param organization whose it is; nobody else's request opens it
    public void keep(String name, String organization, byte[] content) {
        var nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, name, organization);
            write(name, concat(MAGIC, secretId, nonce, cipher.doFinal(content)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK cannot encrypt", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Opens a secret.
    ///
    /// @throws LostException if there is none, or it is of another secret, name or organization
    public byte[] open(String name, String organization) throws LostException {
        var file = ByteBuffer.wrap(read(name));
        if (file.remaining() < MAGIC.length + SECRET_ID_LENGTH + NONCE_LENGTH
                || !Arrays.equals(take(file, MAGIC.length), MAGIC)) {
            throw new LostException("its file is broken");
        }
        if (!Arrays.equals(take(file, SECRET_ID_LENGTH), secretId)) {
            throw new LostException("it is encrypted under another secret");
        }
        var nonce = take(file, NONCE_LENGTH);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, name, organization)
                    .doFinal(take(file, file.remaining()));
        } catch (GeneralSecurityException e) {
            throw new LostException("its file is broken");
        }
    }

    /// Destroys a secret; nothing happens when it is gone already.
    public void destroy(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Why a secret cannot be had. Says nothing of the secret itself.
    public static final class LostException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String why;

        LostException(String why) {
            super(why);
            this.why = why;
        }

        /// Such as `there is none`.
        public String why() {
            return why;
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name, String organization)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(MAGIC);
        cipher.updateAAD((organization + "/" + name).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] read(String name) throws LostException {
        try {
            var file = file(name);
            if (Files.size(file) > LONGEST) {
                throw new LostException("its file is broken");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new LostException("there is none");
        } catch (IOException e) {
            throw new LostException("its file cannot be read");
        }
    }

    /// Written aside and moved: a reader sees the whole secret or none.
    private void write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(directory, OWNER_ONLY_FOLDER);
        var draft = directory.resolve("." + name + ".draft");
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(draft, options, OWNER_ONLY_FILE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(draft, file(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a secret");
        }
        return directory.resolve(name + ".key");
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
