package dev.candor.c2pa.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.report.Findings;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

class TimeStampFuzzTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    private final TestAuthority authority = TestAuthority.trusted();

    @MethodSource("dev.candor.c2pa.kit.Seeds#stamps")
    @FuzzTest(maxDuration = "2m")
    void bytesStampNothingElse(byte[] bytes) {
        var stamp =
                new TimeStamp(authority.anchors(), new JumbfUri("self#jumbf=a"), new Findings());

        assertThat(stamp.judge(Bytes.of(bytes), List.of(MESSAGE))).isEmpty();
    }
}
