package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.definition.ActionDefinition;
import dev.candor.c2pa.definition.Component;
import dev.candor.c2pa.definition.CustomAssertion;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.Redaction;
import dev.candor.c2pa.definition.SoftBindingInfo;
import dev.candor.c2pa.definition.Thumbnail;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.json.JsonReader;
import dev.candor.c2pa.json.JsonValue;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.Samples;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.IngredientSummary;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a definition says is in the manifest, and the manifest holds.
class BuildingTest {
    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    @Test
    void componentsWithAndWithoutCredentialsAreIngredients() throws Exception {
        // given
        var signed = kit.signed(kit.file(Media.png()), WritingKit.created());
        var plain = kit.file(Media.jpeg());
        var prompt = kit.file("a dawn, please".getBytes(StandardCharsets.UTF_8));
        var picture = new Thumbnail("image/png", Bytes.of(Media.png()));

        // when
        var report =
                verified(
                        ManifestDefinition.created(DigitalSourceType.COMPOSITE)
                                .component(Component.placed(signed).titled("Moon").seenAs(picture))
                                .component(Component.placed(plain).seenAs(picture))
                                .component(Component.input(prompt).titled("Prompt"))
                                .thumbnail(picture)
                                .by(WritingKit.GENERATOR));

        // then
        var manifest = report.activeManifest().orElseThrow();
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.manifests()).hasSize(2);
        assertThat(report.findings())
                .extracting(Finding::code)
                .contains(
                        StatusCode.INGREDIENT_MANIFEST_VALIDATED,
                        StatusCode.INGREDIENT_UNKNOWN_PROVENANCE);
        assertThat(manifest.ingredients())
                .extracting(IngredientSummary::relationship)
                .containsExactly("componentOf", "componentOf", "inputTo");
        assertThat(manifest.actions())
                .extracting(action -> action.action())
                .containsExactly("c2pa.created", "c2pa.placed", "c2pa.placed");
        assertThat(manifest.assertionLabels())
                .containsExactly(
                        "c2pa.thumbnail.claim",
                        "c2pa.thumbnail.ingredient",
                        "c2pa.ingredient.v3",
                        "c2pa.thumbnail.ingredient__1",
                        "c2pa.ingredient.v3__1",
                        "c2pa.ingredient.v3__2",
                        "c2pa.actions.v2",
                        "c2pa.hash.data");
    }

    @Test
    void oneIngredientTwiceIsKeptOnce() throws Exception {
        var signed = kit.signed(kit.file(Media.png()), WritingKit.created());

        var report =
                verified(
                        ManifestDefinition.created(DigitalSourceType.COMPOSITE)
                                .component(Component.placed(signed))
                                .component(Component.part(signed))
                                .by(WritingKit.GENERATOR));

        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(report.manifests()).hasSize(2);
    }

    @Test
    void assertionsOfOtherLabelsAreWritten() throws Exception {
        var report =
                verified(
                        ManifestDefinition.created(DigitalSourceType.DIGITAL_CAPTURE)
                                .assertion(
                                        CustomAssertion.metadata(
                                                json(
                                                        """
                                                        {"@context": {"dc":
                                                        "http://purl.org/dc/elements/1.1/"},
                                                        "dc:creator": ["Ada"]}\
                                                        """)))
                                .assertion(
                                        CustomAssertion.cbor(
                                                "com.example.review",
                                                json(
                                                        "{\"stars\": 5, \"half\": 0.5, \"no\":"
                                                                + " null, \"ok\": true}")))
                                .assertion(
                                        CustomAssertion.json(
                                                        "com.example.review", json("[1, \"two\"]"))
                                                .gathered())
                                .softBinding(
                                        new SoftBindingInfo(
                                                "com.example.mark", Bytes.of(new byte[] {1, 2})))
                                .action(ActionDefinition.of("c2pa.published"))
                                .by(WritingKit.GENERATOR));

        var manifest = report.activeManifest().orElseThrow();
        assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(manifest.assertionLabels())
                .containsExactly(
                        "c2pa.soft-binding",
                        "c2pa.metadata",
                        "com.example.review",
                        "com.example.review__1",
                        "c2pa.actions.v2",
                        "c2pa.hash.data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c2pa.actions.v2",
                "c2pa.hash.data",
                "c2pa.ingredient",
                "c2pa.thumbnail.claim",
                "c2pa.time-stamp",
                "nothing",
                "a.b__1",
                "a..b",
                ""
            })
    void assertionsTheEngineMakesAreNotWrittenByHand(String label) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomAssertion.cbor(label, new JsonValue.Null()));
    }

    @Test
    void updateSaysOnlyWhatItMay() throws Exception {
        var first = kit.signed(kit.file(Media.png()), WritingKit.created());

        var second =
                kit.signed(
                        first,
                        ManifestDefinition.updated()
                                .metadataEdited()
                                .published()
                                .by(WritingKit.GENERATOR));

        var manifest = WritingKit.verified(second).activeManifest().orElseThrow();
        assertThat(manifest.assertionLabels())
                .containsExactly("c2pa.ingredient.v3", "c2pa.actions.v2");
        assertThat(manifest.actions())
                .extracting(action -> action.action())
                .containsExactly("c2pa.opened", "c2pa.edited.metadata", "c2pa.published");
    }

    /// A standard manifest behind updates: all lie in one store again.
    @ParameterizedTest
    @EnumSource(
            value = AssetFormat.class,
            names = {"JPEG", "MP4"})
    void updatedAssetIsOpened(AssetFormat format) throws Exception {
        var first = kit.signed(kit.file(Samples.of(format)), WritingKit.created());
        var second =
                kit.signed(
                        first, ManifestDefinition.updated().published().by(WritingKit.GENERATOR));

        var third = kit.signed(second, WritingKit.opened());

        assertThat(WritingKit.verified(third).state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(WritingKit.verified(third).manifests()).hasSize(3);
        assertThat(new String(Files.readAllBytes(third), StandardCharsets.ISO_8859_1))
                .doesNotContain("original\0")
                .doesNotContain("update\0");
    }

    @Test
    void redactionIsVouchedForByTheSignatureThatIsLeft() throws Exception {
        var first = kit.signed(kit.file(Media.jpeg()), WritingKit.withAuthor());

        var second =
                kit.signed(
                        first,
                        ManifestDefinition.updated()
                                .redact(WritingKit.author(first))
                                .by(WritingKit.GENERATOR));

        assertThat(WritingKit.verified(second).findings())
                .extracting(Finding::code)
                .contains(StatusCode.INGREDIENT_CLAIM_SIGNATURE_VALIDATED);
    }

    @Test
    void redactionMayComeWithAnEdit() throws Exception {
        var first = kit.signed(kit.file(Media.jpeg()), WritingKit.withAuthor());

        var second =
                kit.signed(
                        first,
                        ManifestDefinition.opened()
                                .action(
                                        ActionDefinition.of(
                                                "c2pa.cropped", DigitalSourceType.HUMAN_EDITS))
                                .redact(WritingKit.author(first))
                                .by(WritingKit.GENERATOR));

        assertThat(WritingKit.verified(second).state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(Files.readString(second, StandardCharsets.ISO_8859_1))
                .doesNotContain(WritingKit.AUTHOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c2pa.actions.v2",
                "c2pa.actions",
                "c2pa.hash.data",
                "c2pa.hash.bmff.v3__1",
                "c2pa.ingredient.v3"
            })
    void whatTellsTheHistoryIsNotRedacted(String label) {
        var uri = JumbfUri.absolute("urn:c2pa:1/c2pa.assertions/" + label);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Redaction(uri, Redaction.Reason.INVALID_DATA));
    }

    @Test
    void whatIsNotThereIsNotRedacted() throws Exception {
        var first = kit.signed(kit.file(Media.jpeg()), WritingKit.created());
        var redaction = WritingKit.author(first);

        assertThatThrownBy(
                        () ->
                                kit.signed(
                                        first,
                                        ManifestDefinition.updated()
                                                .redact(redaction)
                                                .by(WritingKit.GENERATOR)))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("c2pa.metadata");
    }

    @Test
    void assetWithoutCredentialsIsNotUpdated() throws Exception {
        var plain = kit.file(Media.jpeg());

        assertThatThrownBy(
                        () ->
                                kit.signed(
                                        plain,
                                        ManifestDefinition.updated().by(WritingKit.GENERATOR)))
                .isInstanceOf(SigningException.class)
                .hasMessage("The source carries no credentials that could be updated");
    }

    @Test
    void storeBesideAnAssetDoesNotSpeakForAnother() throws Exception {
        var source = kit.file(Media.png());
        var sidecar = folder.resolve("sidecar.c2pa");

        kit.signing().signBeside(source, sidecar, WritingKit.created(), WritingKit.signer());

        Files.write(source, Edits.flip(Media.png(), -20));
        assertThat(WritingKit.verified(source, sidecar).state()).isEqualTo(ValidationState.INVALID);
    }

    @Test
    void assetOfNoKnownFormatIsSignedBeside() throws Exception {
        var source = kit.file(new byte[] {1, 2, 3, (byte) 0xFE, 0, 0});
        var sidecar = folder.resolve("sidecar.c2pa");

        kit.signing().signBeside(source, sidecar, WritingKit.created(), WritingKit.signer());

        assertThat(WritingKit.verified(source, sidecar).state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void assetWithCredentialsIsNotSignedBeside() throws Exception {
        var signed = kit.signed(kit.file(Media.jpeg()), WritingKit.created());

        assertThatThrownBy(
                        () ->
                                kit.signing()
                                        .signBeside(
                                                signed,
                                                folder.resolve("sidecar"),
                                                WritingKit.opened(),
                                                WritingKit.signer()))
                .isInstanceOf(SigningException.class);
    }

    private VerificationReport verified(ManifestDefinition definition) throws Exception {
        return WritingKit.verified(kit.signed(kit.file(Media.jpeg()), definition));
    }

    private static JsonValue json(String text) throws Exception {
        return JsonReader.read(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
