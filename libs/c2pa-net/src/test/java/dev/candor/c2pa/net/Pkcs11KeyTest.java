package dev.candor.c2pa.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pkcs11KeyTest {
    @Test
    void uriNamesModuleTokenAndKey() {
        assertThat(
                        Pkcs11Key.of(
                                "pkcs11:token=The%20Studio+1;object=signing;type=private"
                                        + "?module-path=/usr/lib/a.so"))
                .isEqualTo(
                        new Pkcs11Key(
                                Path.of("/usr/lib/a.so"),
                                new Pkcs11Key.Token.Labelled("The Studio+1"),
                                new Pkcs11Key.Name.Labelled("signing")));
    }

    @Test
    void slotAndIdentifierGoBeforeLabels() {
        assertThat(Pkcs11Key.of("pkcs11:token=T;slot-id=12;object=o;id=%01%ff?module-path=/a.so"))
                .isEqualTo(
                        new Pkcs11Key(
                                Path.of("/a.so"),
                                new Pkcs11Key.Token.InSlot(12),
                                new Pkcs11Key.Name.Identified("\u0001\u00ff")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file:key.pem | A PKCS#11 key is named by pkcs11:token=…;object=…",
                "pkcs11:token=T;object=o | The URI does not name its module-path, the module's"
                        + " library",
                "pkcs11:object=o?module-path=/a.so | The URI does not name its token or slot-id",
                "pkcs11:token=T?module-path=/a.so | The URI does not name its object or id",
                "pkcs11:token=T;object=o?module-path=/a.so&pin-value=1234 | A PIN has no place in a"
                        + " URI: keep it in a file",
                "pkcs11:token=T;object=o;serial=1?module-path=/a.so | The part serial is not"
                        + " understood",
                "pkcs11:slot-id=x;object=o?module-path=/a.so | slot-id is no number: x",
                "pkcs11:token;object=o?module-path=/a.so | The part token has no value"
            })
    void otherUrisAreRefused(String uri, String words) {
        assertThatThrownBy(() -> Pkcs11Key.of(uri))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(words);
    }
}
