package dev.candor.c2pa.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.kit.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Certificates that only one of two parsers can read.
class CertificateChainTest {
    private static final byte NO_UTF8 = (byte) 0xFF;
    private static final byte TAGGED = (byte) 0xA0;

    private static byte[] certificate() throws CertificateEncodingException {
        return TestAuthority.trusted().root().getEncoded();
    }

    /// The certificate with a curve that the JDK has not.
    private static byte[] withUnknownCurve() throws Exception {
        var der = certificate();
        var known = SECObjectIdentifiers.secp256r1.getEncoded();
        int at = indexOf(der, known);
        assertThat(at).isPositive();
        der[at + known.length - 1]++;
        return der;
    }

    private static int indexOf(byte[] where, byte[] what) {
        return new String(where, StandardCharsets.ISO_8859_1)
                .indexOf(new String(what, StandardCharsets.ISO_8859_1));
    }

    /// Object identifier 2.5.4.3 or 2.5.4.10 stands before each part of the name; what follows is a
    /// tag, a length and the text.
    private static int partOfSubject(byte[] der) {
        return new String(der, StandardCharsets.ISO_8859_1)
                        .lastIndexOf(new String(new char[] {6, 3, 0x55, 4}))
                + 5;
    }

    @ParameterizedTest
    @ValueSource(bytes = {NO_UTF8, TAGGED})
    void unreadableNameOfUnreadableKeyIsMalformed(byte wrong) throws Exception {
        var der = withUnknownCurve();
        int part = partOfSubject(der);
        der[wrong == TAGGED ? part - 5 : part + 2] = wrong;

        assertThatThrownBy(() -> CertificateChain.read(List.of(Bytes.of(der))))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("certificate");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 17})
    void chainHasOneToSixteenCertificates(int count) throws Exception {
        var ders = Collections.nCopies(count, Bytes.of(certificate()));

        assertThatThrownBy(() -> CertificateChain.read(ders))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("%d certificates".formatted(count));
    }
}
