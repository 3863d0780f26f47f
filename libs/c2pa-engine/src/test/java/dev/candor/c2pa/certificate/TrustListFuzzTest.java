package dev.candor.c2pa.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.kit.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that an operator takes from somewhere.
class TrustListFuzzTest {
    static Stream<byte[]> lists() {
        return Stream.of(
                        Pem.of(List.of(TestAuthority.trusted().root())),
                        """
                        {"LoTE": {
                          "ListAndSchemeInformation": {
                            "SchemeName": [{"lang": "en", "value": "A list"}],
                            "NextUpdate": "2027-01-01T00:00:00Z"},
                          "TrustedEntitiesList": [{"TrustedEntityServices": [
                            {"ServiceInformation": {"ServiceDigitalIdentity": {
                              "X509Certificates": [{"val": "MA=="}]}}}]}]}}
                        """,
                        "# SHA-256\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                        "1.3.6.1.5.5.7.3.4\n// e-mail\n1.3.6.1.5.5.7.3.36\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("lists")
    @FuzzTest(maxDuration = "2m")
    void bytesAreAListOrRefusedInWords(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        read(() -> TrustList.read(bytes, Use.CLAIM_SIGNING, "a file"));
        read(() -> AllowedList.read(text));
        read(() -> KeyPurpose.read(text));
        read(() -> Pem.privateKey(text));
    }

    private static void read(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
