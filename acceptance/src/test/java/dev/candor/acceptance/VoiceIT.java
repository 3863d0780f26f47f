package dev.candor.acceptance;

import static dev.candor.acceptance.Registry.OFFICER;
import static dev.candor.acceptance.Registry.check;
import static dev.candor.acceptance.Registry.express;
import static dev.candor.acceptance.Registry.permit;
import static dev.candor.acceptance.Registry.post;
import static dev.candor.acceptance.Registry.question;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Case studies A7 and A8: a voice is given in writing or by words said aloud, for what was agreed.
@ExtendWith(RunningSuite.class)
class VoiceIT {

    @Test
    void voiceNeedsADocumentAndServesItsPurposeAlone() {
        // given
        var subject = Registry.adult("Vera Example");
        var grant = Registry.asked(subject, voice());

        // then
        express(grant, Map.of("method", "CLICK", "language", "en"))
                .statusCode(422)
                .body("type", is("/problems/written-evidence-required"));
        express(grant, Registry.signed()).statusCode(200).body("state", is("ACTIVE"));
        check(asking("narrative", subject)).body("decision", is("ALLOW"));
        check(asking("advertising", subject))
                .body("decision", is("DENY"))
                .body("reasons", hasItem("purpose_not_in_scope"));
    }

    @Test
    void wordsAreSaidOnceByThePersonTheyWereGivenTo() {
        // given
        var subject = Registry.adult("Sasha Example");
        var grant = Registry.asked(subject, voice());
        var words = challenge(grant);
        var ofAnother = challenge(Registry.asked(Registry.adult("Other Example"), voice()));

        // then
        express(grant, said(ofAnother))
                .statusCode(422)
                .body("type", is("/problems/challenge-foreign"));
        var wrong = new HashMap<>(words);
        wrong.put("phrase", "something else altogether");
        express(grant, said(wrong)).statusCode(422).body("type", is("/problems/challenge-wrong"));
        check(asking("narrative", subject)).body("decision", is("DENY"));
        express(grant, said(words)).statusCode(200).body("state", is("ACTIVE"));
        check(asking("narrative", subject)).body("decision", is("ALLOW"));
    }

    private static Map<String, Object> voice() {
        var line =
                permit(
                        List.of("GENERATE"),
                        "AUDIO",
                        "narrative",
                        "The narrator of the second season of our audio play");
        line.put("likeness", List.of("VOICE"));
        return line;
    }

    private static Map<String, Object> asking(String purpose, String subject) {
        var question = question("GENERATE", "AUDIO", purpose, subject);
        question.put("likeness", List.of("VOICE"));
        return question;
    }

    private static Map<String, Object> challenge(String grant) {
        var given =
                post(OFFICER, "/v1/grants/" + grant + "/challenges", Map.of("language", "en"))
                        .statusCode(201)
                        .extract();
        return Map.of("id", given.<String>path("id"), "phrase", given.<String>path("phrase"));
    }

    private static Map<String, Object> said(Map<String, ?> challenge) {
        return Map.of("method", "VIDEO_PHRASE", "language", "en", "challenge", challenge);
    }
}
