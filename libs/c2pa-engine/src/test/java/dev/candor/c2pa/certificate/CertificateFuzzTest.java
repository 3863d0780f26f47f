package dev.candor.c2pa.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.certificate.TrustList.Use;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.kit.TestAuthority;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateFuzzTest {
    @MethodSource("dev.candor.c2pa.kit.Seeds#certificates")
    @FuzzTest(maxDuration = "2m")
    void bytesAreACertificateThatIsJudgedOrMalformed(byte[] bytes) {
        try {
            var credential =
                    TestAuthority.stranger().anchors().credential(List.of(Bytes.of(bytes)));
            for (var use : Use.values()) {
                assertThat(credential.breaches(use))
                        .allSatisfy(breach -> assertThat(breach.toString()).isNotBlank());
            }
            assertThat(Names.of(credential.holder().getSubjectX500Principal())).isNotNull();
        } catch (MalformedException e) {
            assertThat(e.offset()).isNotNegative();
        }
    }
}
