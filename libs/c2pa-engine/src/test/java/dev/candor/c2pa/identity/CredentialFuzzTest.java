package dev.candor.c2pa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialFuzzTest {
    static Stream<byte[]> credentials() {
        return Stream.of(
                        """
                        {"@context": ["https://www.w3.org/ns/credentials/v2",
                                      "https://cawg.io/identity/1.1/ica/context/"],
                         "type": ["VerifiableCredential", "IdentityClaimsAggregationCredential"],
                         "issuer": "did:web:example.com", "validFrom": "2026-01-01T00:00:00Z",
                         "credentialSubject": {"verifiedIdentities": [
                           {"type": "cawg.web_site", "uri": "https://example.com/"}]}}
                        """)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("credentials")
    @FuzzTest(maxDuration = "2m")
    void bytesAreACredentialOrMalformed(byte[] bytes) {
        try {
            var credential = VerifiableCredential.read(Bytes.of(bytes));
            assertThat(credential.issuer()).isNotNull();
        } catch (MalformedException e) {
            assertThat(e.reason()).isNotBlank();
        }
    }
}
