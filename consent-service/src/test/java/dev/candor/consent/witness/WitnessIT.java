package dev.candor.consent.witness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.consent.witness.Witness.Outcome;
import dev.candor.testkit.SuiteResource;
import dev.candor.transparency.NoteKey;
import dev.candor.transparency.NoteKey.Kind;
import dev.candor.transparency.SignedNote;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// This installation as the witness of another registry that shows different histories.
@QuarkusTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "candor_consent"))
@SuppressWarnings("NullAway.Init") // Quarkus fills the field, and each test begins anew
class WitnessIT {
    @Inject Witness witness;

    private OtherRegistry registry;

    @BeforeEach
    void anotherRegistry() throws IOException {
        registry = new OtherRegistry();
    }

    @AfterEach
    void goesAway() {
        registry.close();
    }

    @Test
    void aLedgerThatOnlyGrowsIsCosigned() {
        // given
        registry.shows(3, 99, "");
        assertThat(look()).isEqualTo(Outcome.COSIGNED);
        assertThat(look()).isEqualTo(Outcome.UNCHANGED);

        // when
        registry.shows(7, 99, "");

        // then
        assertThat(look()).isEqualTo(Outcome.COSIGNED);
        var note = SignedNote.parse(Objects.toString(cosigned().get("note")));
        assertThat(cosigned().get("size")).isEqualTo(7);
        assertThat(note.isSignedBy(registry.noteKeys())).isTrue();
        assertThat(note.isSignedBy(List.of(witnessKey()))).isTrue();
    }

    @Test
    void aSplitViewIsFoundAndBothHistoriesAreKept() {
        // given
        registry.shows(5, 99, "");
        look();

        // when
        registry.shows(9, 3, "what others are shown ");

        // then
        assertThat(look()).isEqualTo(Outcome.CONFLICT);
        assertThat(cosigned().get("size")).isEqualTo(5);
        var conflict = conflict();
        assertThat(conflict.get("what")).isEqualTo("The ledger does not begin with what it was.");
        for (var side : List.of("kept", "shown")) { // the registry cannot deny either
            var note = SignedNote.parse(Objects.toString(conflict.get(side)));
            assertThat(note.isSignedBy(registry.noteKeys())).as(side).isTrue();
        }
    }

    @Test
    void anotherRootAtTheSameLengthIsFound() {
        // given
        registry.shows(5, 99, "");
        look();

        // when
        registry.shows(5, 4, "changed ");

        // then
        assertThat(look()).isEqualTo(Outcome.CONFLICT);
    }

    @Test
    void aLedgerThatWasCutIsFound() {
        // given
        registry.shows(5, 99, "");
        look();

        // when
        registry.shows(4, 99, "");

        // then
        assertThat(look()).isEqualTo(Outcome.CONFLICT);
        assertThat(conflict().get("what")).isEqualTo("The ledger is shorter than it was.");
    }

    @Test
    void aNewKeyNeedsTheWordOfTheOld() {
        // given
        registry.shows(2, 99, "");
        look();

        // when
        registry.changesKey(true);
        registry.shows(3, 99, "");
        var endorsed = look();
        registry.changesKey(false);
        registry.shows(4, 99, "");

        // then
        assertThat(endorsed).isEqualTo(Outcome.COSIGNED);
        assertThat(look()).isEqualTo(Outcome.NOT_ITS_KEY);
        assertThat(cosigned().get("size")).isEqualTo(3);
    }

    private Outcome look() {
        return witness.look(registry.address(), null, null).await().indefinitely();
    }

    private Map<String, Object> cosigned() {
        return of("items");
    }

    private Map<String, Object> conflict() {
        return of("conflicts");
    }

    private Map<String, Object> of(String list) {
        return shown().<Map<String, Object>>getList(list).stream()
                .filter(item -> registry.origin.equals(item.get("origin")))
                .findFirst()
                .orElseThrow();
    }

    private static NoteKey witnessKey() {
        return NoteKey.ofJwk(
                shown().getString("witness"), Kind.COSIGNATURE, shown().getString("publicKey"));
    }

    private static JsonPath shown() {
        return given().get("/v1/ledger/cosignatures").then().statusCode(200).extract().jsonPath();
    }
}
