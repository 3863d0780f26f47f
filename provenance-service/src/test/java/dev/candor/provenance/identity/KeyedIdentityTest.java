package dev.candor.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

/// The form in which a request for an identity is compared with an earlier one of its key.
class KeyedIdentityTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

    /// What stood behind a stored digest before an identity could be stamped or stapled.
    private static final String EARLIER =
            """
            {"algorithm":"ES256","material":null,"name":"Desk","origin":"DEVELOPMENT",\
            "preferred":true,"replaces":null,"tool":null,\
            "words":["null","null","null","null","null"]}\
            """;

    @Test
    void requestThatIsRepeatedAfterAnUpdateIsStillTheSame() throws Exception {
        assertThat(keyed("")).isEqualTo(EARLIER);
        assertThat(keyed(", \"stapling\": false")).isEqualTo(EARLIER);
    }

    @Test
    void requestThatAsksForAnotherAttestationIsAnother() throws Exception {
        var authority = ", \"timeStampAuthority\": \"http://stamps.example/a\"";

        assertThat(keyed(authority)).isNotEqualTo(EARLIER);
        assertThat(keyed(authority.replace("/a", "/b"))).isNotEqualTo(keyed(authority));
        assertThat(keyed(", \"stapling\": true")).isNotEqualTo(EARLIER);
    }

    private static String keyed(String wish) throws JsonProcessingException {
        var request =
                """
                {"origin": "DEVELOPMENT", "name": "Desk", "algorithm": "ES256",
                 "preferred": true %s}\
                """
                        .formatted(wish);
        return JSON.writeValueAsString(
                KeyedIdentity.of(JSON.readValue(request, IdentityRequest.class)));
    }
}
