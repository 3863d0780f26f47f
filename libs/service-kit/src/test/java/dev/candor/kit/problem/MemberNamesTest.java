package dev.candor.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.junit.jupiter.api.Test;

class MemberNamesTest {
    record Request(@JsonProperty("class") String labelClass, @JsonProperty String note) {}

    private static final Request REQUEST = new Request("AI_MODIFIED", "x");

    @Test
    void memberIsNamedAsClientsWriteIt() {
        assertThat(MemberNames.inJson(REQUEST, "labelClass")).isEqualTo("class");
    }

    @Test
    void otherNamesStayAsTheyAre() {
        assertThat(MemberNames.inJson(REQUEST, "note")).isEqualTo("note");
        assertThat(MemberNames.inJson(REQUEST, "stranger")).isEqualTo("stranger");
        assertThat(MemberNames.inJson(null, "note")).isEqualTo("note");
    }
}
