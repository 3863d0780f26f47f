package dev.candor.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.certificate.KeyPairs;
import dev.candor.c2pa.port.SigningAlgorithm;
import dev.candor.kit.identity.Organization;
import dev.candor.provenance.identity.KeyFolder.LostKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFolderTest {
    private static final Organization DEMO = new Organization("demo");
    private static final Organization OTHER = new Organization("other");

    private final IdentityId id = IdentityId.next();

    @TempDir Path parent;

    @ParameterizedTest
    @EnumSource(SigningAlgorithm.class)
    void whatIsKeptIsOpened(SigningAlgorithm algorithm) throws LostKeyException {
        // given
        var key = KeyPairs.make(algorithm, new SecureRandom()).getPrivate();

        // when
        folder(1).keep(id, DEMO, key);

        // then
        assertThat(folder(1).open(id, DEMO).getEncoded()).isEqualTo(key.getEncoded());
    }

    @Test
    void onlyTheOwnerReadsIt() throws IOException {
        // when
        folder(1).keep(id, DEMO, key());

        // then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void nothingOfTheKeyIsInTheFile() throws IOException {
        // given
        var key = key();

        // when
        folder(1).keep(id, DEMO, key);

        // then
        var file = Files.readAllBytes(file());
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("PRIVATE");
        assertThat(HexFormat.of().formatHex(file))
                .doesNotContain(HexFormat.of().formatHex(key.getEncoded(), 30, 60));
    }

    @Test
    void anotherOrganizationOpensNothing() {
        // given
        folder(1).keep(id, DEMO, key());

        // then
        assertThatThrownBy(() -> folder(1).open(id, OTHER))
                .isInstanceOf(LostKeyException.class)
                .hasMessage("its file is broken");
    }

    @Test
    void aFileUnderAnotherNameOpensNothing() throws IOException {
        // given
        folder(1).keep(id, DEMO, key());
        var other = IdentityId.next();
        Files.move(file(), file().resolveSibling(other + ".key"));

        // then
        assertThatThrownBy(() -> folder(1).open(other, DEMO)).isInstanceOf(LostKeyException.class);
    }

    @Test
    void anotherSecretIsNamedAsTheReason() {
        // given
        folder(1).keep(id, DEMO, key());

        // then
        assertThatThrownBy(() -> folder(2).open(id, DEMO))
                .isInstanceOf(LostKeyException.class)
                .hasMessage("it is encrypted under another secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 20, 40})
    void aCutFileIsBroken(int length) throws IOException {
        // given
        folder(1).keep(id, DEMO, key());
        var file = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(file, length));

        // then
        assertThatThrownBy(() -> folder(1).open(id, DEMO))
                .isInstanceOf(LostKeyException.class)
                .hasMessage("its file is broken");
    }

    @Test
    void whatIsDestroyedIsGone() {
        // given
        folder(1).keep(id, DEMO, key());

        // when
        folder(1).destroy(id);

        // then
        assertThat(file()).doesNotExist();
        assertThatThrownBy(() -> folder(1).open(id, DEMO))
                .isInstanceOf(LostKeyException.class)
                .hasMessage("there is none");
        folder(1).destroy(id);
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new KeyFolder(parent, new byte[16]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The secret has 16 bytes, not 32");
    }

    private KeyFolder folder(int seed) {
        var secret = new byte[KeyFolder.SECRET_LENGTH];
        secret[0] = (byte) seed;
        return new KeyFolder(parent.resolve("keys"), secret);
    }

    private Path file() {
        return parent.resolve("keys").resolve(id + ".key");
    }

    private static PrivateKey key() {
        return KeyPairs.make(SigningAlgorithm.ES256, new SecureRandom()).getPrivate();
    }
}
