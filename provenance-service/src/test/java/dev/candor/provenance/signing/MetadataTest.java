package dev.candor.provenance.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candor.c2pa.json.JsonWriter;
import dev.candor.kit.problem.Declined;
import dev.candor.provenance.signing.SignatureRequest.LocationRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataTest {
    @ParameterizedTest
    @CsvSource({
        "50.450123,0,'50,0.0N'",
        "50.450123,1,'50,30.0N'",
        "50.450123,2,'50,27.0N'",
        "50.450123,5,'50,27.0072N'",
        "-33.87,1,'33,54.0S'",
        "0,1,'0,0.0N'",
        "89.99,0,'90,0.0N'"
    })
    void degreesAreNoMorePreciseThanAsked(double value, int decimals, String words) {
        assertThat(Metadata.degrees(value, decimals, "N", "S")).isEqualTo(words);
    }

    @Test
    void whatIsNotToldIsNotWritten() {
        // when
        var assertion = Metadata.of(new LocationRequest(50.450123, 30.523456, 1));

        // then
        assertThat(assertion.label()).isEqualTo("c2pa.metadata");
        assertThat(JsonWriter.write(assertion.content()))
                .isEqualTo(
                        "{\"@context\":{\"exif\":\"http://ns.adobe.com/exif/1.0/\"},"
                                + "\"exif:GPSLatitude\":\"50,30.0N\","
                                + "\"exif:GPSLongitude\":\"30,30.0E\"}");
    }

    @Test
    void metadataWithoutAContextAreRefused() {
        // when
        var declined =
                catchThrowableOfType(
                        Declined.class, () -> Metadata.of(Map.of("dc:creator", "A. Author")));

        // then
        assertThat(declined.type()).isEqualTo(SigningProblem.METADATA_NOT_POSSIBLE);
        assertThat(declined.pointer()).contains("/metadata");
    }
}
