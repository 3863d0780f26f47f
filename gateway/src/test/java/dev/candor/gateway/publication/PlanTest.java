package dev.candor.gateway.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /// What has to be heard or read stands in no visible label, and is due all the same.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUDIO | {'kind': 'SPOKEN_DISCLOSURE'} | true",
                "AUDIO | {'kind': 'TEXT_LINE', 'places': []} | false",
                "DOCUMENT | {'kind': 'PDF_STAMP'} | true",
                "DOCUMENT | {'kind': 'TEXT_LINE', 'places': ['CREDITS']} | false",
                "TEXT | {'kind': 'TEXT_LINE', 'places': ['START']} | true",
                "TEXT | {'kind': 'TEXT_LINE', 'places': []} | true",
                "TEXT | {'kind': 'TEXT_LINE', 'places': ['MENU']} | false",
                "IMAGE | {'kind': 'TEXT_LINE', 'places': ['MENU']} | false",
                "IMAGE | {'kind': 'IMAGE_LABEL'} | true",
                "VIDEO | {'kind': 'VIDEO_OVERLAY'} | true",
                "VIDEO | {'kind': 'EMBEDDED_MARKS', 'standard': 'TAG', 'fields': {}} | false"
            })
    void aDisclosureIsDueByItsInstruction(Modality modality, String instruction, boolean due)
            throws Exception {
        var plan =
                JSON.readValue(
                        """
                        {"id": "0199c0de-0006-7000-8000-000000000001",
                         "verdictId": "0199c0de-0005-7000-8000-000000000001",
                         "visible": {"required": false, "reason": "Heard."},
                         "variants": [{"instructions": [%s]}]}
                        """
                                .formatted(instruction.replace('\'', '"')),
                        Plan.class);

        assertThat(plan.asksForDisclosure(modality)).isEqualTo(due);
    }
}
