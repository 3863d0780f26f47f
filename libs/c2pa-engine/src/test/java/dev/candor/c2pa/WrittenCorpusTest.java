package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
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
    void createdAndEditedMediaAreTrusted(Path media) throws Exception {
        // given
        var kit = new WritingKit(folder);
        Files.createDirectories(WRITTEN);
        Files.writeString(WRITTEN.resolve("roots.pem"), roots());

        // when
        var created = kit.signed(media, WritingKit.created());
        var edited = kit.signed(created, WritingKit.opened());

        // then
        keep(created, "created-", media);
        keep(edited, "edited-", media);
        assertThat(WritingKit.verified(created).state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(WritingKit.verified(edited).state()).isEqualTo(ValidationState.TRUSTED);
    }

    private static void keep(Path file, String kind, Path media) throws IOException {
        Files.write(WRITTEN.resolve(kind + media.getFileName()), Files.readAllBytes(file));
    }

    private static String roots() throws Exception {
        var root = TestAuthority.trusted().root().getEncoded();
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(root)
                + "\n-----END CERTIFICATE-----\n";
    }
}
