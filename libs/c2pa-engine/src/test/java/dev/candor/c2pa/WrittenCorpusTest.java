package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.definition.ActionDefinition;
import dev.candor.c2pa.definition.ActorRole;
import dev.candor.c2pa.definition.Component;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.definition.NamedActor;
import dev.candor.c2pa.definition.Thumbnail;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.kit.Media;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real media of each format, signed. What is written is left in `target/written`, beside the root
/// it is trusted by, for other implementations to judge.
@EnabledIfEnvironmentVariable(named = "CANDOR_CORPUS", matches = ".+")
class WrittenCorpusTest {
    private static final Path WRITTEN = Path.of("target/written");

    private static final NamedActor NAMED =
            NamedActor.certified(
                            TestAuthority.identities()
                                    .signer(leaf -> leaf.purposes("1.3.6.1.5.5.7.3.36")))
                    .as(ActorRole.CREATOR);

    @TempDir Path folder;

    static Stream<Path> media() throws IOException {
        var base = Path.of(System.getenv("CANDOR_CORPUS")).resolve("generated/base");
        try (var files = Files.list(base)) {
            return files.filter(WrittenCorpusTest::isWritable).sorted().toList().stream();
        }
    }

    private static boolean isWritable(Path file) {
        try (var channel = FileChannel.open(file)) {
            return AssetFormats.detect(channel)
                    .filter(format -> format.writable().isPresent())
                    .isPresent();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("media")
    void mediaIsTrustedWhateverWasDoneToIt(Path media) throws Exception {
        // given
        var kit = new WritingKit(folder);
        Files.createDirectories(WRITTEN);
        Files.writeString(WRITTEN.resolve("roots.pem"), pem(TestAuthority.trusted()));
        Files.writeString(WRITTEN.resolve("identities.pem"), pem(TestAuthority.identities()));

        // when
        var created = kit.signed(media, WritingKit.withAuthor());
        var made = new LinkedHashMap<String, Path>();
        made.put("created", created);
        made.put("edited", kit.signed(created, withComponent()));
        made.put("updated", kit.signed(created, update()));
        made.put("redacted", kit.signed(created, redaction(created)));
        made.put("named", kit.signed(media, created(NAMED)));
        made.put("named-update", kit.signed(created, update(NAMED)));
        made.put("again", kit.signed(made.get("redacted"), WritingKit.opened()));
        var sidecar = WRITTEN.resolve("beside-" + media.getFileName() + ".c2pa");
        kit.signing().signBeside(media, sidecar, WritingKit.created(), WritingKit.signer());

        // then
        for (var one : made.entrySet()) {
            keep(one.getValue(), one.getKey() + "-", media);
            assertThat(WritingKit.verified(one.getValue()).state())
                    .as(one.getKey())
                    .isEqualTo(ValidationState.TRUSTED);
        }
        assertThat(WritingKit.verified(media, sidecar).state()).isEqualTo(ValidationState.TRUSTED);
    }

    private ManifestDefinition withComponent() throws Exception {
        var kit = new WritingKit(folder).from(1000);
        var plain = Files.write(folder.resolve("component.png"), Media.png());
        var signed = folder.resolve("component.signed.png");
        kit.sign(plain, signed, WritingKit.created(), WritingKit.signer());
        return ManifestDefinition.opened()
                .title("Edited")
                .thumbnail(new Thumbnail("image/png", Bytes.of(Media.png())))
                .component(Component.placed(signed).titled("Moon"))
                .action(ActionDefinition.of("c2pa.cropped", DigitalSourceType.HUMAN_EDITS))
                .by(WritingKit.GENERATOR);
    }

    private static ManifestDefinition update() {
        return ManifestDefinition.updated().published().by(WritingKit.GENERATOR);
    }

    private static ManifestDefinition created(NamedActor actor) {
        return ManifestDefinition.created(DigitalSourceType.DIGITAL_CAPTURE)
                .actor(actor.behind("c2pa.actions.v2"))
                .by(WritingKit.GENERATOR);
    }

    private static ManifestDefinition update(NamedActor actor) {
        return ManifestDefinition.updated().actor(actor).by(WritingKit.GENERATOR);
    }

    private static ManifestDefinition redaction(Path signed) throws Exception {
        return ManifestDefinition.updated()
                .redact(WritingKit.author(signed))
                .by(WritingKit.GENERATOR);
    }

    private static void keep(Path file, String kind, Path media) throws IOException {
        Files.write(WRITTEN.resolve(kind + media.getFileName()), Files.readAllBytes(file));
    }

    private static String pem(TestAuthority authority) throws Exception {
        var root = authority.root().getEncoded();
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(root)
                + "\n-----END CERTIFICATE-----\n";
    }
}
