package dev.candor.c2pa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Streams;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Streams of files whose credentials are updated (C2PA 2.4, 11.2.3 and A.5.3).
class StreamUpdateTest {
    @TempDir Path folder;
    private WritingKit kit;

    @BeforeEach
    void begin() {
        kit = new WritingKit(folder);
    }

    @Test
    void updatedStreamIsTrustedAndItsContentIsAsItWas() throws Exception {
        // given
        var signed = signed("signed", WritingKit.created());

        // when
        var updated = sign(signed.renditions(), "updated", published());

        // then
        assertThat(updated.parent()).isEqualTo(signed.manifest());
        for (int i = 0; i < 2; i++) {
            var report = verified(updated.renditions().get(i));
            assertThat(report.findings()).noneMatch(Finding.Failed.class::isInstance);
            assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
            assertThat(report.activeManifest().orElseThrow().label()).isEqualTo(updated.manifest());
            assertThat(updated.renditions().get(i).segments())
                    .zipSatisfy(
                            signed.renditions().get(i).segments(),
                            (copy, source) -> assertThat(copy).hasSameBinaryContentAs(source));
        }
    }

    @Test
    void streamIsUpdatedAgain() throws Exception {
        // given
        var once = sign(signed("signed", WritingKit.created()).renditions(), "once", published());

        // when
        var twice = sign(once.renditions(), "twice", published());

        // then
        assertThat(twice.parent()).isEqualTo(once.manifest());
        assertThat(verified(twice.renditions().getLast()).state())
                .isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void whatAnUpdateTakesOutIsInNoneOfTheFiles() throws Exception {
        // given
        var signed = signed("signed", WritingKit.withAuthor());
        var init = signed.renditions().getFirst().init();
        assertThat(Files.readString(init, ISO_8859_1)).contains(WritingKit.AUTHOR);

        // when
        var updated =
                sign(
                        signed.renditions(),
                        "updated",
                        ManifestDefinition.updated()
                                .redact(WritingKit.author(init))
                                .by(WritingKit.GENERATOR));

        // then
        for (var rendition : updated.renditions()) {
            assertThat(verified(rendition).state()).isEqualTo(ValidationState.TRUSTED);
            assertThat(Files.readString(rendition.init(), ISO_8859_1))
                    .doesNotContain(WritingKit.AUTHOR);
        }
    }

    @Test
    void changedSegmentOfAnUpdatedStreamIsRefused() throws Exception {
        // given
        var updated =
                sign(signed("signed", WritingKit.created()).renditions(), "updated", published());
        var segment = updated.renditions().getFirst().segments().get(3);
        var bytes = Files.readAllBytes(segment);

        // when
        Files.write(segment, Edits.flip(bytes, -5));

        // then
        assertThat(verified(updated.renditions().getFirst()).state())
                .isEqualTo(ValidationState.INVALID);
        assertThat(verified(updated.renditions().getLast()).state())
                .isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void renditionsWithoutCommonCredentialsAreRefused() throws Exception {
        // given
        var one = signed("one", WritingKit.created()).renditions().getFirst();
        var other = signed("other", WritingKit.created()).renditions().getLast();

        // then
        assertThatThrownBy(() -> sign(List.of(one, other), "updated", published()))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("credentials of the first rendition");
        assertThat(folder.resolve("updated")).doesNotExist();
    }

    private static ManifestDefinition published() {
        return ManifestDefinition.updated().published().by(WritingKit.GENERATOR);
    }

    /// A picture and a sound of seven segments each.
    private SignedStream signed(String name, ManifestDefinition definition) throws Exception {
        return sign(
                List.of(rendition(name + ".in/video", 1), rendition(name + ".in/sound", 2)),
                name,
                definition);
    }

    private SignedStream sign(
            List<Rendition> renditions, String name, ManifestDefinition definition)
            throws UnreadableAssetException, SigningException, IOException {
        return kit.signing()
                .signStream(renditions, folder.resolve(name), definition, WritingKit.signer());
    }

    private Rendition rendition(String name, int track) throws IOException {
        var files = Streams.write(folder.resolve(name), track, 7);
        return new Rendition(files.getFirst(), files.subList(1, files.size()));
    }

    private static VerificationReport verified(Rendition rendition)
            throws UnreadableAssetException, IOException {
        return new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK)
                .verify(
                        VerificationRequest.of(rendition.init())
                                .withFragments(rendition.segments()));
    }
}
