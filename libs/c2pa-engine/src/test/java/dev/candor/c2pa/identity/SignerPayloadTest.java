package dev.candor.c2pa.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.c2pa.cbor.CborReader;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SignerPayloadTest {
    /// `{"referenced_assertions": [{"url": "u", "hash": h'01'}], "sig_type": "t"}`
    private static final String AS_WRITTEN =
            "a2757265666572656e6365645f617373657274696f6e7381a26375726c6175646861736841"
                    + "01687369675f747970656174";

    /// The same with its fields in the order of their bytes, and those of the reference too.
    private static final String SORTED =
            "a2687369675f747970656174757265666572656e6365645f617373657274696f6e7381a263"
                    + "75726c617564686173684101";

    @Test
    void mayBeSignedInTheOrderItWasWrittenOrSorted() throws MalformedException {
        var payload = read(AS_WRITTEN);

        var signed = payload.signedBytes().stream().map(HexFormat.of()::formatHex).toList();

        assertThat(signed).containsExactly(SORTED, AS_WRITTEN);
    }

    @Test
    void payloadThatRefersToNothingIsNone() {
        // {"referenced_assertions": [], "sig_type": "t"}
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(
                        () ->
                                read(
                                        "a2757265666572656e6365645f617373657274696f6e738068736967"
                                                + "5f747970656174"))
                .withMessageContaining("referenced_assertions");
    }

    private static SignerPayload read(String hex) throws MalformedException {
        var assertion = HexFormat.of().parseHex("a16e7369676e65725f7061796c6f6164" + hex);
        if (CborReader.read(Bytes.of(assertion)) instanceof CborValue.Map map) {
            return SignerPayload.of(map.entries().getFirst());
        }
        throw new IllegalStateException("no map");
    }
}
