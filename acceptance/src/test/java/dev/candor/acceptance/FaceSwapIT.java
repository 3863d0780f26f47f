package dev.candor.acceptance;

import static dev.candor.acceptance.Registry.OFFICER;
import static dev.candor.acceptance.Registry.check;
import static dev.candor.acceptance.Registry.permit;
import static dev.candor.acceptance.Registry.post;
import static dev.candor.acceptance.Registry.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// Case study A2: a documentary shows contributors with donors' faces. Both have to agree, and
/// whoever wants to stay unknown is named nowhere.
@ExtendWith(RunningSuite.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaceSwapIT {
    private static String contributor = "";
    private static String donor = "";
    private static String ofDonor = "";

    @BeforeAll
    static void bothHaveAgreed() {
        contributor = Registry.adult("Kit Example");
        donor = Registry.adult("Dana Example");
        Registry.active(contributor, line("face-swap-target"));
        ofDonor = Registry.active(donor, line("face-swap-source"));
    }

    private static Map<String, Object> line(String technique) {
        var line =
                permit(
                        List.of("EDIT", "DISTRIBUTE"),
                        "IMAGE",
                        "documentary",
                        "The film on recovery, its stills, and nothing beside");
        line.put("techniques", List.of("face-swap", technique));
        line.put("likeness", List.of("FACE"));
        return line;
    }

    private static Map<String, Object> swap() {
        var question = question("DISTRIBUTE", "IMAGE", "documentary", contributor, donor);
        question.put("technique", "face-swap");
        question.put("likeness", List.of("FACE"));
        return question;
    }

    @Test
    @Order(1)
    void bothTogetherAllow() {
        check(swap())
                .body("decision", is("ALLOW"))
                .body("subjects.decision", equalTo(List.of("ALLOW", "ALLOW")));
    }

    @Test
    @Order(2)
    void signedStillStandsOnTheAnswerAndNamesNobody() throws Exception {
        // given
        var question = swap();
        question.put("token", true);
        var answer = check(question).body("token", notNullValue()).extract();
        var salt = answer.<String>path("grantSalt");
        var grants = new ArrayList<String>();
        for (var grant : answer.<List<String>>path("subjects.grant")) {
            grants.add(hidden(salt, grant));
        }

        // when
        var signed =
                Signatures.sign(
                        Pictures.jpeg(),
                        Map.of(
                                "title",
                                "Recovery, a still",
                                "actions",
                                List.of(
                                        Map.of(
                                                "action", "c2pa.created",
                                                "digitalSourceType",
                                                        "compositeWithTrainedAlgorithmicMedia")),
                                "consent",
                                Map.of(
                                        "check",
                                        answer.path("id"),
                                        "decision",
                                        "ALLOW",
                                        "grants",
                                        grants,
                                        "ledgerSeq",
                                        answer.path("ledgerSeq"),
                                        "token",
                                        answer.path("token"),
                                        "purpose",
                                        "documentary")));

        // then
        assertThat(signed.statusCode()).as(signed.asString()).isEqualTo(200);
        var bytes = new String(signed.asByteArray(), StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(answer.<String>path("id"));
        assertThat(List.of(contributor, donor, ofDonor)).noneMatch(bytes::contains);
        Signatures.verified(signed.asByteArray()).body("state", is("Trusted"));
    }

    /// A grant as manifests have it: found by who knows it and the salt.
    private static String hidden(String salt, String grant) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(HexFormat.of().parseHex(salt));
        return HexFormat.of().formatHex(digest.digest(grant.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    @Order(3)
    void publicationSaysWhatWasDoneToWhom() {
        still().publish().statusCode(201).body("consent.decision", is("ALLOW"));
        still().notDeclaring("technique")
                .publish()
                .statusCode(409)
                .body("reasons", hasItem("technique_not_in_scope"));
    }

    private static Publishing still() {
        return Publishing.by("demo-integrator")
                .declaring("subjects", List.of(contributor, donor))
                .declaring("purpose", "documentary")
                .declaring("technique", "face-swap")
                .declaring("likeness", List.of("FACE"));
    }

    @Test
    @Order(4)
    void donorsSuspensionStopsTheFilm() {
        // when
        post(
                        OFFICER,
                        "/v1/grants/" + ofDonor + "/suspension",
                        Map.of("cause", "DISPUTE", "reason", "The donor disagrees with a scene."))
                .statusCode(200);

        // then
        check(swap())
                .body("decision", is("DENY"))
                .body("reasons", hasItem("grant_suspended"))
                .body(
                        "subjects.find { it.subject == '%s' }.decision".formatted(contributor),
                        is("ALLOW"));
        still().publish().statusCode(409).body("reasons", hasItem("grant_suspended"));
    }
}
