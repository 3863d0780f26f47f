package dev.candor.c2pa.cose;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.certificate.CertificateChain;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import org.junit.jupiter.params.provider.MethodSource;

class CoseFuzzTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    @MethodSource("dev.candor.c2pa.kit.Seeds#signatures")
    @FuzzTest(maxDuration = "2m")
    void bytesAreNoSignatureOverAnotherMessageOrMalformed(byte[] bytes) {
        try {
            var cose = CoseSign1.read(Bytes.of(bytes));
            var key = CertificateChain.read(cose.chain()).signer().getPublicKey();
            assertThat(TimeStampHeader.all(cose)).hasSizeLessThanOrEqualTo(2);
            assertThat(cose.algorithm().filter(it -> cose.verifies(it, key, MESSAGE))).isEmpty();
        } catch (MalformedException e) {
            assertThat(e.offset()).isNotNegative();
        }
    }
}
