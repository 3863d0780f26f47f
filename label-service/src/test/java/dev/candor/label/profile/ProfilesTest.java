package dev.candor.label.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.kit.problem.Declined;
import dev.candor.label.profile.Profile.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfilesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Set<Addressee> PUBLISHER = Addressee.whoShowsMedia();

    static List<String> files() {
        return Profiles.FILES;
    }

    @Test
    void everyFileIsListedAndEveryListedOneIsThere() throws IOException {
        try (var folder = Files.list(Path.of("src/main/resources/profiles"))) {
            var there =
                    folder.map(file -> file.getFileName().toString())
                            .filter(name -> !name.contains("schema"))
                            .map(name -> name.replace(".json", ""));

            assertThat(there).containsExactlyInAnyOrderElementsOf(Profiles.FILES);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileKeepsTheSchemaAndNamesItsSources(String id) throws IOException {
        var file = json(id + ".json");

        assertThat(new ProfileSchema().faults(file)).isEmpty();
        assertThat(file.get("id").asText()).isEqualTo(id);
        var profile = SampleProfiles.SHIPPED.find(id).orElseThrow();
        assertThat(profile.sources()).isNotEmpty();
        assertThat(profile.reviewBy()).isAfter(profile.effective().minusDays(1));
    }

    /// What is remembered or read through others is never called more than that.
    @ParameterizedTest
    @MethodSource("files")
    void noProfileIsSurerThanItsBestSource(String id) {
        var profile = SampleProfiles.SHIPPED.find(id).orElseThrow();
        var best = profile.sources().stream().map(Profile.Source::confidence).sorted().toList();

        assertThat(profile.confidence()).isGreaterThanOrEqualTo(best.getFirst());
    }

    @Test
    void everyMemberStateOfTheUnionHasTheCode() {
        var countries =
                SampleProfiles.SHIPPED.find("eu-cop-s2").orElseThrow().markets().stream()
                        .filter(code -> !code.equals("EU"))
                        .toList();

        assertThat(countries).hasSize(27).doesNotHaveDuplicates();
        assertThat(List.of(Locale.getISOCountries())).containsAll(countries);
    }

    @Test
    void rulesHoldFromTheirFirstDayOn() {
        var utah = SampleProfiles.SHIPPED.find("us-ut-hb276").orElseThrow();

        assertThat(utah.status()).isEqualTo(Status.FUTURE);
        assertThat(utah.holdsOn(LocalDate.of(2026, 12, 31))).isFalse();
        assertThat(utah.holdsOn(LocalDate.of(2027, 1, 1))).isTrue();
        assertThat(SampleProfiles.shipped().neutral().holdsOn(DAY)).isFalse();
    }

    @Test
    void aMarketHasTheRulesOfItsPlaceOfTheCountryAroundItAndOfItsParts() {
        assertThat(ids("IE")).containsExactly("eu-cop-s2");
        assertThat(ids("JP")).isEmpty();
        assertThat(ids("WORLD")).isEmpty();
        assertThat(ids("US-NY", Circumstance.ADVERTISEMENT, Circumstance.SYNTHETIC_PERFORMER))
                .containsExactly("us-ny-gbl-396b");
        assertThat(ids("US", Circumstance.ADVERTISEMENT, Circumstance.SYNTHETIC_PERFORMER))
                .containsExactly("us-ny-gbl-396b");
        assertThat(ids("US-CA", Circumstance.ADVERTISEMENT, Circumstance.SYNTHETIC_PERFORMER))
                .isEmpty();
        assertThat(
                        SampleProfiles.shipped()
                                .of(new Market("US-CA"), DAY, Set.of(Addressee.PROVIDER), Set.of()))
                .extracting(Profile::id)
                .containsExactly("us-ca-sb942");
    }

    @Test
    void aProfileIsStaleFromTheDayItIsDueForReview() {
        var profile = SampleProfiles.SHIPPED.find("eu-cop-s2").orElseThrow();

        assertThat(profile.staleOn(LocalDate.of(2027, 2, 1))).isFalse();
        assertThat(profile.staleOn(LocalDate.of(2027, 2, 2))).isTrue();
        assertThat(SampleProfiles.shipped().staleOn(DAY)).isEmpty();
        assertThat(SampleProfiles.shipped().staleOn(LocalDate.of(2026, 12, 2)))
                .extracting(Profile::id)
                .containsExactly("eu-cop-s1");
    }

    @Test
    void anOwnVersionOverrulesAShippedOneFromItsFirstDayAndTheOldOneStays() {
        var next = SampleProfiles.next("eu-cop-s2", 0.07);
        var rulebook = SampleProfiles.with(next);

        assertThat(rulebook.versions("eu-cop-s2"))
                .extracting(Profile::version)
                .containsExactly(2, 1);
        assertThat(rulebook.on(DAY)).contains(next).hasSize(Profiles.FILES.size());
        assertThat(rulebook.on(LocalDate.of(2026, 8, 1)))
                .extracting(Profile::version)
                .allMatch(version -> version == 1);
        assertThat(rulebook.all().getLast()).isEqualTo(rulebook.neutral());
    }

    @Test
    void onlyTheNextVersionIsTaken() {
        var rulebook = SampleProfiles.shipped();

        assertThatCode(
                        () ->
                                PublishProfile.mustFollow(
                                        rulebook, SampleProfiles.next("eu-cop-s2", 0.07)))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () ->
                                PublishProfile.mustFollow(
                                        rulebook, rulebook.version("eu-cop-s2", 1).orElseThrow()))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined ->
                                assertThat(declined.members()).containsEntry("expectedVersion", 2));
    }

    @Test
    void twoVersionsAreComparedMemberByMember() {
        var before = SampleProfiles.SHIPPED.find("eu-cop-s2").orElseThrow();

        assertThat(Difference.between(before, SampleProfiles.next("eu-cop-s2", 0.07)))
                .containsExactly(
                        new Difference("/image/minHeightRatio", "0.03", "0.07"),
                        new Difference("/version", "1", "2"));
        assertThat(Difference.between(before, before)).isEmpty();
    }

    @Test
    void theMatrixIsATableASpreadsheetReads() {
        var csv = Matrix.of(SampleProfiles.shipped(), DAY).csv();

        assertThat(csv.split("\r\n", -1)).hasSize(Profiles.FILES.size() + 2);
        assertThat(csv)
                .contains("\"cn-gb45438-2025\",\"1\"")
                .contains("required, ink 5.0 % of the shorter side")
                .contains("120 to 160 characters a minute, or the rhythm short long, short short");
        assertThat(Matrix.cell("=1+\"1\"")).isEqualTo("\"'=1+\"\"1\"\"\"");
    }

    @Test
    void aListInPlaceOfOneValueIsNoneOfTheValues() {
        var profile = SampleProfiles.file("eu-cop-s2");

        profile.putArray("kind").addNull();

        assertThat(new ProfileSchema().faults(profile))
                .extracting(ProfileSchema.Fault::toString)
                .containsExactly("/kind is not one of the values");
    }

    @Test
    void theSchemaRefusesWhatIsWrongAndNamesAllOfIt() {
        var profile = SampleProfiles.file("eu-cop-s2");

        profile.put("status", "PERHAPS").put("extra", 1).remove("sources");
        profile.put("effective", "2026-02-30");
        ((ObjectNode) profile.get("image")).put("minContrast", 3);

        assertThat(new ProfileSchema().faults(profile))
                .extracting(ProfileSchema.Fault::toString)
                .containsExactlyInAnyOrder(
                        "/status is not one of the values",
                        "/effective is no date",
                        "/extra is not known",
                        "/sources is missing",
                        "/image/minContrast is too small");
    }

    @Test
    void aFileThatOnlyTheRecordsRefuseIsRefusedAsWell() {
        refused(file -> file.putArray("markets").add("XX"), "/markets");
        refused(
                file ->
                        file.putObject("requiredWords")
                                .put("language", "tlh")
                                .put("possible", "MAYBE_AI")
                                .put("suspected", "SUSPECTED_AI"),
                "/requiredWords/language");
        refused(
                file ->
                        ((ObjectNode) file.get("image"))
                                .putArray("allowedPositions")
                                .add("TOP_LEFT"),
                "");
    }

    private static void refused(java.util.function.Consumer<ObjectNode> change, String pointer) {
        var file = SampleProfiles.file("eu-cop-s2");
        change.accept(file);
        assertThatThrownBy(() -> SampleProfiles.read(file))
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined -> {
                            assertThat(declined.type()).isEqualTo(ProfileProblem.INVALID_PROFILE);
                            assertThat(declined.pointer()).contains(pointer);
                        });
    }

    private static List<String> ids(String market, Circumstance... circumstances) {
        return SampleProfiles.shipped()
                .of(new Market(market), DAY, PUBLISHER, Set.of(circumstances))
                .stream()
                .map(Profile::id)
                .toList();
    }

    private static JsonNode json(String name) throws IOException {
        try (var in = ProfilesTest.class.getResourceAsStream("/profiles/" + name)) {
            return new ObjectMapper().readTree(in);
        }
    }
}
