package dev.candor.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemMapperTest {
    enum Colour {
        RED
    }

    record Line(Colour colour) {}

    record Order(String title, List<Line> lines) {}

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final ProblemMapper mapper = new ProblemMapper();

    @Test
    void refusalBecomesItsProblem() {
        // given
        var declined =
                new Declined(CommonProblem.DIGEST_MISMATCH, "Other bytes.")
                        .at("/assetSha256")
                        .with("step", "INSPECT");

        // when
        var answer = mapper.declined(declined);

        // then
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getMediaType()).hasToString("application/problem+json");
        var problem = answer.getEntity();
        assertThat(problem.type()).isEqualTo("/problems/digest-mismatch");
        assertThat(problem.errors())
                .containsExactly(new Problem.FieldError("/assetSha256", "Other bytes."));
        assertThat(problem.members()).containsEntry("step", "INSPECT");
    }

    @Test
    void membersStandBesideTheOthersInJson() throws IOException {
        // given
        var problem =
                Problem.of(
                        new Declined(CommonProblem.CONFLICT, "No.")
                                .with("reasons", List.of("prohibited")));

        // when
        var json = JSON.readTree(JSON.writeValueAsBytes(problem));

        // then
        assertThat(json.at("/reasons/0").asText()).isEqualTo("prohibited");
        assertThat(json.has("errors")).isFalse();
        assertThat(json.has("members")).isFalse();
    }

    @Test
    void brokenJsonNamesTheMember() {
        assertThat(
                        pointerOf(
                                "{\"title\":\"x\",\"lines\":[{\"colour\":\"RED\"},{\"colour\":\"X\"}]}"))
                .isEqualTo("/lines/1/colour");
        assertThat(pointerOf("{\"titel\":\"x\"}")).isEqualTo("/titel");
    }

    @Test
    void unknownEnumValueIsToldTheKnownOnes() {
        assertThat(errorOf("{\"title\":\"x\",\"lines\":[{\"colour\":\"BLUE\"}]}").detail())
                .isEqualTo("Must be one of RED.");
    }

    @Test
    void internalErrorTellsAnIncidentNumberAndNothingElse() {
        // when
        var problem = mapper.unexpected(new IllegalStateException("jdbc:secret")).getEntity();

        // then
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.toString()).doesNotContain("secret");
        assertThat(problem.members()).containsOnlyKeys("incident");
    }

    @Test
    void unreachablePartIsNotAnInternalError() {
        // when
        var problem =
                mapper.unexpected(new IllegalStateException(new ConnectException("refused")))
                        .getEntity();

        // then
        assertThat(problem.status()).isEqualTo(503);
    }

    @Test
    void aFullVolumeIsNotAnInternalError() {
        // when
        var problem =
                mapper.unexpected(
                                new UncheckedIOException(
                                        new IOException("/spool/x: No space left on device")))
                        .getEntity();

        // then
        assertThat(problem.status()).isEqualTo(507);
        assertThat(problem.toString()).doesNotContain("/spool");
    }

    private String pointerOf(String body) {
        return errorOf(body).pointer();
    }

    private Problem.FieldError errorOf(String body) {
        var broken =
                catchThrowableOfType(
                        JsonProcessingException.class, () -> JSON.readValue(body, Order.class));
        return mapper.json(broken).getEntity().errors().getFirst();
    }
}
