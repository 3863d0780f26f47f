package dev.candor.c2pa.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.jumbf.JumbfUri;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StatusCodeTest {
    @Test
    void thereAreAllCodesOfTheSpecification() {
        assertThat(StatusCode.values()).hasSize(115);
        assertThat(count(Code.Kind.SUCCESS)).isEqualTo(16);
        assertThat(count(Code.Kind.INFORMATIONAL)).isEqualTo(15);
        assertThat(count(Code.Kind.FAILURE)).isEqualTo(84);
    }

    @Test
    void codeIsFoundByItsSpelling() {
        assertThat(StatusCode.of("assertion.hashedURI.match"))
                .contains(StatusCode.ASSERTION_HASHED_URI_MATCH);
        assertThat(StatusCode.of("assertion.hasheduri.match")).isEmpty();
    }

    @Test
    void failureIsNoSuccess() {
        assertThatThrownBy(
                        () ->
                                new Finding.Passed(
                                        StatusCode.CLAIM_MISSING, null, JumbfUri.store(), "Well"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long count(Code.Kind kind) {
        return Arrays.stream(StatusCode.values()).filter(code -> code.kind() == kind).count();
    }
}
