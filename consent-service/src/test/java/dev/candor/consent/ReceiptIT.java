package dev.candor.consent;

import static dev.candor.consent.Http.as;
import static dev.candor.consent.Http.created;
import static dev.candor.consent.Http.officer;
import static dev.candor.consent.Http.post;
import static dev.candor.consent.Http.stranger;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.hamcrest.Matchers.equalTo;

import dev.candor.kit.digest.Digests;
import dev.candor.testkit.SuiteResource;
import dev.candor.transparency.NoteKey;
import dev.candor.transparency.receipt.ReceiptCheck;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Invariant 17: a receipt is verified offline.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
class ReceiptIT {
    @Test
    void aReceiptIsVerifiedWithoutAskingAnybody() { // invariant 17
        // given
        var grant = activeGrant();

        // when
        var receipt = receipt(grant, "application/json").asString();

        // then
        var check = ReceiptCheck.of(receipt, null);
        assertThat(check.failed()).isEmpty();
        assertThat(check.proved())
                .hasSize(5)
                .anyMatch(text -> text.contains(grant + " became ACTIVE"));
        assertThat(check.open()).isNotEmpty();
        assertThat(ReceiptCheck.of(receipt(grant, "application/jose").asString(), null).failed())
                .isEmpty();
    }

    @Test
    void theKeysThatTheRegistryPublishesVerifyItAndOthersDoNot() {
        // given
        var receipt = receipt(activeGrant(), "application/json").asString();
        var published = given().get("/v1/ledger/keys").jsonPath().getList("keys.x", String.class);

        // then
        assertThat(ReceiptCheck.of(receipt, published).failed()).isEmpty();
        assertThat(
                        ReceiptCheck.of(
                                        receipt,
                                        List.of("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"))
                                .failed())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Studio ", "ACTIVE", "awareness-campaign", "time 20"})
    void whatWasChangedInItShows(String text) {
        // given
        var receipt = receipt(activeGrant(), "application/json").asString();
        var changed = receipt.replaceFirst(text, text.substring(1) + "x");

        // then
        assertThat(ReceiptCheck.of(changed, null).holds()).isFalse();
    }

    @Test
    void aReceiptOfAnotherTimeTellsAnotherState() {
        // given
        var grant = activeGrant();
        var before = receipt(grant, "application/json").asString();
        post(officer(), "/v1/grants/" + grant + "/withdrawal", Map.of()).then().statusCode(200);

        // when
        var after = receipt(grant, "application/json");

        // then
        assertThat(after.jsonPath().getString("receipt.state.dpv")).isEqualTo("ConsentWithdrawn");
        assertThat(ReceiptCheck.of(after.asString(), null).failed()).isEmpty();
        assertThat(ReceiptCheck.of(before, null).failed()).isEmpty();
    }

    @Test
    void itHasTheFormThatItsSchemaSays() throws IOException {
        // given
        var schema =
                new JsonObject(
                        Files.readString(
                                Path.of(
                                        System.getProperty("candor.root"),
                                        "docs/consent-receipt.schema.json")));

        // when
        var receipt = new JsonObject(receipt(activeGrant(), "application/json").asString());

        // then
        Schema.holds(schema, receipt.getJsonObject("receipt"), "");
    }

    @Test
    void itTellsNoNamesOfPeopleAndNoAccounts() {
        // given
        var receipt = receipt(activeGrant(), "application/json").asString();

        // then
        assertThat(receipt).doesNotContain("Ayo Example", Http.accountOf("olivia.officer"));
    }

    @Test
    void itSpeaksDpv() {
        // given
        var grant = activeGrant();

        // when
        var record = new JsonObject(receipt(grant, "application/ld+json").asString());

        // then
        assertThat(record.getString("@type")).isEqualTo("dpv:ConsentRecord");
        assertThat(record.getString("@id")).isEqualTo("urn:uuid:" + grant);
        assertThat(record.getJsonObject("dpv:hasConsentStatus").getString("@id"))
                .isEqualTo("dpv:ConsentGiven");
        assertThat(record.getJsonArray("dpv:hasProcess")).hasSize(2);
    }

    @Test
    void itsLinesAreAnOdrlAgreement() {
        // when
        var agreement = new JsonObject(receipt(activeGrant(), "application/odrl+json").asString());

        // then
        assertThat(agreement.getString("@type")).isEqualTo("Agreement");
        assertThat(agreement.getString("conflict")).isEqualTo("prohibit");
        JsonArray permissions = agreement.getJsonArray("permission");
        assertThat(permissions).hasSize(1);
        assertThat(permissions.getJsonObject(0).getJsonArray("action"))
                .contains("urn:candor:odrl:DISTRIBUTE");
        assertThat(agreement.getJsonArray("prohibition")).hasSize(1);
    }

    @Test
    void itIsAPageThatReadsAndPrints() {
        // when
        var page = receipt(activeGrant(), "text/html");

        // then
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("style-src");
        assertThat(page.asString())
                .contains("<h1>Receipt of consent</h1>", "Studio &lt;Nord&gt;")
                .contains("Agreed to, and in force, since", "How to take it back")
                .doesNotContain("<Nord>", "<script", "ACTIVE", "DISTRIBUTE");
    }

    @Test
    void pdfIsVerifiedAsItIs() {
        // given
        var grant = activeGrant();

        // when
        var pdf = receipt(grant, "application/pdf");

        // then
        assertThat(pdf.contentType()).isEqualTo("application/pdf");
        assertThat(pdf.header("Content-Disposition")).startsWith("inline; filename=\"receipt-");
        var check = ReceiptCheck.of(pdf.asByteArray(), null);
        assertThat(check.failed()).isEmpty();
        assertThat(check.proved()).anyMatch(text -> text.contains(grant + " became ACTIVE"));
        assertThat(check.open()).anyMatch(text -> text.contains("pages of the PDF"));
    }

    @Test
    void whoNamesNoFormGetsJson() {
        assertThat(receipt(activeGrant(), "*/*").contentType()).startsWith("application/json");
        assertThat(receipt(activeGrant(), "text/html, */*;q=0.8").contentType())
                .startsWith("text/html");
    }

    @Test
    void pdfWithoutItsAttachmentIsNoReceipt() {
        // given
        var bare = "%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n".getBytes(US_ASCII);

        // then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReceiptCheck.of(bare, null))
                .withMessageContaining("no receipt attached");
    }

    @Test
    void pageIsInTheReadersLanguage() {
        // when
        var page =
                as("aldo.auditor")
                        .accept("text/html")
                        .header("Accept-Language", "ar, en;q=0.5")
                        .get("/v1/grants/" + activeGrant() + "/receipt");

        // then
        assertThat(page.header("Content-Language")).isEqualTo("ar");
        assertThat(page.asString()).contains("<html lang=\"ar\" dir=\"rtl\">", "إيصال موافقة");
    }

    @Test
    void asACredentialItsHolderKeepsBackWhatTheyWill() {
        // given
        var parts = receipt(activeGrant(), "application/dc+sd-jwt").asString().split("~", -1);
        var jws = parts[0].split("\\.", -1);
        var claims = new JsonObject(new String(Base64.getUrlDecoder().decode(jws[1]), UTF_8));

        // then
        assertThat(parts).hasSize(8); // six are disclosed; a credential ends with a tilde
        assertThat(claims.getJsonArray("_sd")).hasSize(6);
        for (var disclosure : List.of(parts).subList(1, 7)) {
            assertThat(claims.getJsonArray("_sd"))
                    .contains(
                            Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString(
                                            Digests.sha256()
                                                    .digest(disclosure.getBytes(US_ASCII))));
        }
        assertThat(claims.encode()).doesNotContain("awareness-campaign");
        assertThat(
                        given()
                                .get("/v1/ledger/keys")
                                .jsonPath()
                                .getList("keys.x", String.class)
                                .stream()
                                .map(x -> NoteKey.ofJwk("any", NoteKey.Kind.SIGNATURE, x)))
                .anyMatch(
                        key ->
                                key.verifies(
                                        (jws[0] + "." + jws[1]).getBytes(US_ASCII),
                                        Base64.getUrlDecoder().decode(jws[2])));
    }

    @Test
    void whoDoesNotReachTheGrantGetsNone() {
        // given
        var grant = activeGrant();

        // then
        stranger()
                .get("/v1/grants/" + grant + "/receipt")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-grant"));
        officer()
                .accept("image/png")
                .get("/v1/grants/" + grant + "/receipt")
                .then()
                .statusCode(406);
    }

    private static Response receipt(String grant, String form) {
        return as("aldo.auditor")
                .accept(form)
                .get("/v1/grants/" + grant + "/receipt")
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static String activeGrant() {
        var subject = created(officer(), "/v1/subjects", Bodies.subject());
        var notice = created(officer(), "/v1/notices", Bodies.notice());
        var body = Bodies.grant(subject, notice, List.of(Bodies.permit(), Bodies.prohibit()));
        body.put("licensee", "Studio <Nord>");
        var grant = created(officer(), "/v1/grants", body);
        post(officer(), "/v1/grants/" + grant + "/expression", Bodies.expression())
                .then()
                .statusCode(200);
        return grant;
    }
}
