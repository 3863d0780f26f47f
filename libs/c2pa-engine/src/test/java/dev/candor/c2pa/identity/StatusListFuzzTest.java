package dev.candor.c2pa.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.kit.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class StatusListFuzzTest {
    static Stream<byte[]> lists() {
        return Stream.of(
                        """
                        {"type": ["VerifiableCredential", "BitstringStatusListCredential"],
                         "issuer": "did:web:example.com",
                         "credentialSubject": {"statusPurpose": "revocation",
                           "encodedList": "uH4sIAAAAAAAAA2NgGAWjYBQMDAAA"}}
                        """)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("lists")
    @FuzzTest(maxDuration = "2m")
    void bytesAreAListThatNobodySignedOrMalformed(byte[] bytes) {
        try {
            var list = StatusList.read(bytes, List.of());
            assertThat(list.holdsFor("did:web:example.org", TestAuthority.NOON)).isFalse();
            assertThat(list.isSet(7)).isIn(true, false);
        } catch (MalformedException e) {
            assertThat(e.reason()).isNotBlank();
        }
    }
}
