package dev.candor.gateway.portal;

import static dev.candor.gateway.Neighbourhood.json;
import static dev.candor.gateway.Neighbourhood.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.gateway.Neighbourhood;
import dev.candor.testkit.SuiteResource;
import dev.candor.transparency.MerkleHash;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The ledger as auditors read it. The registry's ledger here has two entries.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_gateway"))
@WithTestResource(Neighbourhood.Addresses.class)
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
class LedgerIT {
    private static final String FIRST = "{\"type\":\"SUBJECT_DIED\"}";
    private static final byte[] ONE = MerkleHash.leaf(FIRST.getBytes(StandardCharsets.UTF_8));
    private static final byte[] TWO = MerkleHash.leaf("{}".getBytes(StandardCharsets.UTF_8));
    private static final String ROOT = hex(MerkleHash.node(ONE, TWO));

    @TestHTTPResource URI address;

    @BeforeEach
    void registryHasTwoEntries() {
        Neighbourhood.of("consent")
                .on("GET /v1/ledger/checkpoint", json(200, checkpoint(ROOT)))
                .on("GET /v1/ledger/keys", json(200, keys()))
                .on("GET /v1/ledger/cosignatures", json(200, cosignatures()))
                .on("GET /v1/ledger/entries", json(200, entries(FIRST)))
                .on("GET /v1/ledger/inclusion", json(200, inclusion()))
                .on("GET /v1/ledger/consistency", json(200, consistency()));
    }

    @AfterEach
    void neighboursLeave() {
        Neighbourhood.stopAll();
    }

    @ParameterizedTest
    @CsvSource({
        "aldo.auditor, 200", "olivia.officer, 200", "ada.admin, 200",
        "petra.publisher, 403", "paul.policy, 403", "edgar.editor, 403"
    })
    void roomOpensToWhoReadsTheLedger(String user, int status) throws Exception {
        assertThat(browser(user).get("/portal/ledger").statusCode()).isEqualTo(status);
        assertThat(browser(user).get("/portal").body().contains("href=\"/portal/ledger\""))
                .isEqualTo(status == 200);
    }

    @Test
    void pageTellsHowLongTheLedgerIsAndWhoSignedThat() throws Exception {
        // when
        var page = browser("aldo.auditor").get("/portal/ledger").body();

        // then
        assertThat(page)
                .contains("<dd>2</dd>", ROOT, "key-one", "Signs now", "Death reported")
                .contains("href=\"/portal/ledger/checkpoint.json\"")
                .contains("other.example/registry");
    }

    @Test
    void entryIsProvedFromItsOwnBodyToTheSignedRoot() throws Exception {
        // when
        var page = browser("aldo.auditor").get("/portal/ledger?entry=1").body();

        // then
        assertThat(page)
                .contains("Entry 1 is in the ledger that was signed", hex(TWO))
                .contains("/portal/ledger/inclusion.json?seq=1&amp;size=2");
    }

    @Test
    void entryThatWasChangedAfterwardsIsFoundOut() throws Exception {
        // given: the hashes are as they were signed, the entry is not
        Neighbourhood.of("consent")
                .on("GET /v1/ledger/entries", json(200, entries("{\"type\":\"FORGED\"}")));

        // when
        var page = browser("aldo.auditor").get("/portal/ledger?entry=1").body();

        // then
        assertThat(page)
                .contains("The proof of entry 1 does not hold", "audit the database")
                .doesNotContain("is in the ledger that was signed");
    }

    @Test
    void growthIsProvedSinceAnEarlierSize() throws Exception {
        assertThat(browser("aldo.auditor").get("/portal/ledger?since=1").body())
                .contains("Since 1 entries nothing has been changed");
    }

    @Test
    void ledgerThatForgotItsPastIsFoundOut() throws Exception {
        // given: another root was signed than the proof leads to
        Neighbourhood.of("consent")
                .on("GET /v1/ledger/checkpoint", json(200, checkpoint(hex(TWO))));

        // then
        assertThat(browser("aldo.auditor").get("/portal/ledger?since=1").body())
                .contains("The proof from 1 to 2 entries does not hold");
    }

    @Test
    void whatTheLedgerDoesNotHaveIsSaid() throws Exception {
        // given
        Neighbourhood.of("consent")
                .on(
                        "GET /v1/ledger/inclusion",
                        problem(404, "{\"detail\":\"The ledger has 2 entries.\"}"));

        // then
        assertThat(browser("aldo.auditor").get("/portal/ledger?entry=9").body())
                .contains("role=\"alert\"", "The ledger has 2 entries.", "Latest checkpoint");
    }

    @Test
    void ledgerBeforeItsFirstCheckpointIsAPageToo() throws Exception {
        // given
        Neighbourhood.of("consent")
                .on("GET /v1/ledger/checkpoint", problem(404, "{\"detail\":\"None.\"}"));

        // then
        assertThat(browser("aldo.auditor").get("/portal/ledger").body())
                .contains("No checkpoint has been signed yet");
    }

    @ParameterizedTest
    @CsvSource({
        "checkpoint.json, \"note\":\"n\"",
        "keys.json, \"crv\":\"Ed25519\"",
        "inclusion.json?seq=1&size=2, \"size\":2",
        "consistency.json?from=1&to=2, \"to\":2"
    })
    void whatAPageStandsOnIsGivenWholeToWhoMaySeeIt(String what, String told) throws Exception {
        var path = "/portal/ledger/" + what;
        assertThat(browser("aldo.auditor").get(path).body()).contains(told);
        assertThat(browser("petra.publisher").get(path).statusCode()).isEqualTo(403);
        assertThat(new Browser(address).get(path).body()).doesNotContain(told);
    }

    @ParameterizedTest
    @CsvSource({
        "checkpoint.json, /v1/ledger/checkpoint?organization=demo",
        "keys.json, /v1/ledger/keys?organization=demo",
        "inclusion.json?seq=1&size=2, /v1/ledger/inclusion?organization=demo&seq=1&size=2",
        "consistency.json?from=1&to=2, /v1/ledger/consistency?organization=demo&from=1&to=2"
    })
    void registryIsAskedForTheVisitorsOwnLedgerInTheirName(String what, String asked)
            throws Exception {
        // when
        browser("aldo.auditor").get("/portal/ledger/" + what);

        // then
        var last = Neighbourhood.of("consent").last();
        assertThat(last.path()).isEqualTo(asked);
        assertThat(last.header("Authorization")).startsWith("Bearer ");
    }

    @Test
    void proofThatTheRegistryRefusesIsAProblem() throws Exception {
        // given
        Neighbourhood.of("consent")
                .on("GET /v1/ledger/inclusion", problem(404, "{\"detail\":\"It has 2.\"}"));

        // when
        var answer = browser("aldo.auditor").get("/portal/ledger/inclusion.json?seq=9&size=2");

        // then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("It has 2.");
    }

    @Test
    void pagesAreWellToLookAt() throws IOException {
        try (var page = SignedInPage.of(address, "aldo.auditor")) {
            page.looksWellAt("/portal/ledger", "ledger");
            page.looksWellAt("/portal/ledger?entry=1", "ledger-entry");
        }
    }

    private Browser browser(String user) {
        return Browser.kept(address, user);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static String checkpoint(String root) {
        return """
        {"origin":"candor.example.org/registry/demo","size":2,"root":"%s",
         "at":"2026-06-01T12:05:01Z","kid":"key-one","note":"n"}\
        """
                .formatted(root);
    }

    private static String keys() {
        return """
        {"keys":[{"kty":"OKP","crv":"Ed25519","x":"x","kid":"key-one","alg":"EdDSA",
         "madeAt":"2026-06-01T12:00:00Z"}]}\
        """;
    }

    private static String cosignatures() {
        return """
        {"witness":"w","publicKey":"k","conflicts":[],"items":[
         {"origin":"other.example/registry","size":7,"at":"2026-06-01T12:00:00Z","note":"n"}]}\
        """;
    }

    private static String entries(String body) {
        return """
        {"items":[{"seq":1,"kind":"SUBJECT_DIED","leafHash":"%s","body":"%s",
         "at":"2026-06-01T12:05:00Z"}]}\
        """
                .formatted(hex(ONE), body.replace("\"", "\\\""));
    }

    private static String inclusion() {
        return """
        {"seq":1,"size":2,"leafHash":"%s","path":["%s"],"root":"%s"}\
        """
                .formatted(hex(ONE), hex(TWO), ROOT);
    }

    private static String consistency() {
        return """
        {"from":1,"to":2,"fromRoot":"%s","toRoot":"%s","path":["%s"]}\
        """
                .formatted(hex(ONE), ROOT, hex(TWO));
    }
}
