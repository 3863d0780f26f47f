package dev.candor.c2pa.trust;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.TestResponder;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class OcspFuzzTest {
    private final TestAuthority authority = TestAuthority.trusted();

    static Stream<byte[]> answers() {
        var root = TestAuthority.trusted().root();
        var responder = TestResponder.of(TestAuthority.trusted().issuer(), root);
        return Stream.of(
                responder.answer(root, TestResponder.GOOD),
                responder.answer(root, TestResponder.UNKNOWN),
                responder.answer(root, TestResponder.revoked(TestAuthority.NOON, 1)),
                TestResponder.refusal(3));
    }

    @MethodSource("answers")
    @FuzzTest(maxDuration = "2m")
    void bytesAreAnAnswerOrNone(byte[] bytes) {
        assertThatCode(
                        () ->
                                OcspResponse.read(Bytes.of(bytes))
                                        .map(answer -> answer.doubts(authority.root())))
                .doesNotThrowAnyException();
    }
}
