package dev.candor.c2pa.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.kit.Issuer;
import dev.candor.c2pa.kit.TestAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Pkcs12Test {
    private static final char[] PASSWORD = "open-sesame".toCharArray();

    private final TestAuthority authority = TestAuthority.trusted();
    private final Issuer signer = authority.issuer().issue(wish -> {});
    private final Issuer other = authority.issuer().issue(wish -> wish.serial(7));

    @Test
    void onlyKeyNeedsNoAlias() throws Exception {
        var identity = Pkcs12.read(file(Map.of("one", signer)), PASSWORD, null);

        assertThat(identity.key()).isEqualTo(signer.key());
        assertThat(identity.chain()).isEqualTo(signer.chain());
    }

    @Test
    void anchorIsLeftOut() throws Exception {
        var whole = signer.sending(signer.certificate(), authority.root());

        var identity = Pkcs12.read(file(Map.of("one", whole)), PASSWORD, null);

        assertThat(identity.chain()).containsExactly(signer.certificate());
    }

    @Test
    void aliasChoosesAmongKeys() throws Exception {
        var identity = Pkcs12.read(file(Map.of("one", signer, "two", other)), PASSWORD, "two");

        assertThat(identity.key()).isEqualTo(other.key());
    }

    @Test
    void severalKeysNeedAnAlias() throws Exception {
        var file = file(Map.of("one", signer, "two", other));

        assertThatThrownBy(() -> Pkcs12.read(file, PASSWORD, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Say which of the keys is meant")
                .hasMessageContaining("one")
                .hasMessageContaining("two");
    }

    @Test
    void unknownAliasIsNamed() throws Exception {
        var file = file(Map.of("one", signer));

        assertThatThrownBy(() -> Pkcs12.read(file, PASSWORD, "three"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No key has the alias three; there are [one]");
    }

    @Test
    void wrongPasswordIsSaid() throws Exception {
        var file = file(Map.of("one", signer));

        assertThatThrownBy(() -> Pkcs12.read(file, "shut".toCharArray(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The password does not open the PKCS#12 file");
    }

    @Test
    void otherFilesAreRefused() {
        assertThatThrownBy(() -> Pkcs12.read(new byte[] {1, 2, 3}, PASSWORD, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("It is no PKCS#12 file that can be read");
    }

    private static byte[] file(Map<String, Issuer> keys)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        for (var key : keys.entrySet()) {
            List<X509Certificate> chain = key.getValue().chain();
            store.setKeyEntry(
                    key.getKey(),
                    key.getValue().key(),
                    PASSWORD,
                    chain.toArray(X509Certificate[]::new));
        }
        var out = new ByteArrayOutputStream();
        store.store(out, PASSWORD);
        return out.toByteArray();
    }
}
