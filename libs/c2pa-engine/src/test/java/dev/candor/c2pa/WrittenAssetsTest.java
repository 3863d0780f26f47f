package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.AssetFormats;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.kit.Samples;
import dev.candor.c2pa.kit.Streams;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.kit.WritingKit;
import dev.candor.c2pa.kit.WrittenAssets;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.ValidationState;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Media of each format, signed in every way there is: the samples, the media of the corpus
/// (`CANDOR_CORPUS`), and those in the folders that `CANDOR_MEDIA` names. What is written is left
/// in `target/written`, beside a list of it and the root it is trusted by, for other
/// implementations to judge: `bench/interop`.
class WrittenAssetsTest {
    private static final Path WRITTEN = Path.of("target/written");

    /// Where a judge serves what is written.
    private static final String SERVED = "http://127.0.0.1:18642/";

    /// Of a live stream.
    private static final int SEGMENTS = 3;

    private static final Path LIST = WRITTEN.resolve("written.tsv");

    @TempDir Path folder;

    @BeforeAll
    static void begin() throws Exception {
        Files.createDirectories(WRITTEN);
        try (var old = Files.list(WRITTEN)) {
            for (var one : old.toList()) {
                Files.delete(one);
            }
        }
        Files.writeString(WRITTEN.resolve("roots.pem"), roots());
        Files.writeString(LIST, "");
    }

    static Stream<AssetFormat> formats() {
        return Arrays.stream(AssetFormat.values()).filter(format -> format.writable().isPresent());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void sampleIsTrustedWhateverWasDoneToIt(AssetFormat format) throws Exception {
        var kit = new WritingKit(folder);
        assertTrusted(
                kit.sample(format),
                kit,
                format,
                "sample-%s.%s".formatted(format, format.extension()));
    }

    static Stream<Path> media() throws IOException {
        var media = new ArrayList<Path>();
        for (var one : folders()) {
            try (var files = Files.list(one)) {
                media.addAll(files.filter(file -> format(file).isPresent()).sorted().toList());
            }
        }
        return media.isEmpty() ? Stream.of(Path.of("")) : media.stream();
    }

    private static List<Path> folders() {
        var folders = new ArrayList<Path>();
        Optional.ofNullable(System.getenv("CANDOR_CORPUS"))
                .ifPresent(corpus -> folders.add(Path.of(corpus).resolve("generated/base")));
        Optional.ofNullable(System.getenv("CANDOR_MEDIA"))
                .ifPresent(
                        named ->
                                Arrays.stream(named.split(File.pathSeparator))
                                        .map(Path::of)
                                        .forEach(folders::add));
        return folders;
    }

    /// The format of a file that can be signed as it is.
    private static Optional<AssetFormat> format(Path file) {
        try (var channel = FileChannel.open(file)) {
            return AssetFormats.detect(channel)
                    .filter(format -> format.writable().isPresent())
                    .filter(format -> Samples.comment(format).isEmpty());
        } catch (IOException e) {
            return Optional.empty(); // a folder
        }
    }

    @ParameterizedTest
    @MethodSource("media")
    void mediaIsTrustedWhateverWasDoneToIt(Path media) throws Exception {
        var format = format(media);
        if (format.isPresent()) {
            assertTrusted(
                    media, new WritingKit(folder), format.get(), media.getFileName().toString());
        }
    }

    private void assertTrusted(Path media, WritingKit kit, AssetFormat format, String name)
            throws Exception {
        // when
        var made = WrittenAssets.of(media, kit, folder);
        var sidecar = WRITTEN.resolve("beside-" + name + ".c2pa");
        kit.signing().signBeside(media, sidecar, WritingKit.created(), WritingKit.signer());

        // then
        for (var one : made.entrySet()) {
            var file = keep(one.getValue(), one.getKey() + "-" + name);
            var state = WritingKit.verified(file).state();
            note(one.getKey(), format, name, file, "", state);
            assertThat(state).as(one.getKey()).isEqualTo(ValidationState.TRUSTED);
        }
        var plain = keep(media, "plain-" + name);
        var state = WritingKit.verified(plain, sidecar).state();
        note("beside", format, name, plain, sidecar.getFileName().toString(), state);
        assertThat(state).as("beside").isEqualTo(ValidationState.TRUSTED);
        assertTrustedElsewhere(media, kit, format, name);
    }

    /// Formats that have no place for an address are left out.
    private void assertTrustedElsewhere(Path media, WritingKit kit, AssetFormat format, String name)
            throws Exception {
        var store = WRITTEN.resolve(name + ".c2pa");
        var remote = new RemoteStore(URI.create(SERVED + name + ".c2pa"), store);
        var file = WRITTEN.resolve("remote-" + name);
        try {
            kit.signing()
                    .signRemote(media, file, remote, WritingKit.created(), WritingKit.signer());
        } catch (SigningException e) {
            assertThat(e).hasCauseInstanceOf(NoRoomException.class);
            return;
        }
        var state = WritingKit.verified(file, store).state();
        note("remote", format, name, file, "", state);
        assertThat(state).as("remote").isEqualTo(ValidationState.TRUSTED);
    }

    /// What others may judge of a live stream (C2PA 2.4, chapter 19): the initialization segment,
    /// and each segment that has a manifest of its own, for itself. What leads from one to the
    /// next, and what a session key signs, is for whoever knows the chapter.
    @ParameterizedTest
    @EnumSource
    void liveStreamIsTrusted(LiveMethod method) throws Exception {
        // given
        var kit = new WritingKit(folder);
        var sources = Streams.write(folder.resolve("in"), 1, SEGMENTS);
        var plan = LivePlan.of(method, WritingKit.created(), WritingKit.signer());
        var name = "live-" + method.name().toLowerCase(Locale.ROOT);
        var init = WRITTEN.resolve(name + "-init.mp4");

        // when
        var live = LiveSigning.begin(kit.signing(), plan, sources.getFirst(), init);
        var segments = new ArrayList<Path>();
        for (var source : sources.subList(1, sources.size())) {
            var target = WRITTEN.resolve("%s-%d.m4s".formatted(name, segments.size() + 1));
            live.sign(source, target);
            segments.add(target);
        }

        // then
        var request = VerificationRequest.of(init).withFragments(segments);
        var state =
                new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK)
                        .verify(request)
                        .state();
        note("live init", AssetFormat.MP4, name, init, "", state);
        if (method == LiveMethod.MANIFESTS) {
            for (var segment : segments) {
                note("live segment", AssetFormat.MP4, name, segment, "", state);
            }
        }
        assertThat(state).isEqualTo(ValidationState.TRUSTED);
    }

    private static Path keep(Path file, String name) throws IOException {
        return Files.write(WRITTEN.resolve(name), Files.readAllBytes(file));
    }

    private static void note(
            String done,
            AssetFormat format,
            String name,
            Path file,
            String sidecar,
            ValidationState state)
            throws IOException {
        Files.writeString(
                LIST,
                String.join(
                                "\t",
                                done,
                                format.name(),
                                name,
                                file.getFileName().toString(),
                                format.mediaType(),
                                sidecar,
                                state.name())
                        + "\n",
                StandardOpenOption.APPEND);
    }

    private static String roots() throws Exception {
        var root = TestAuthority.trusted().root().getEncoded();
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(root)
                + "\n-----END CERTIFICATE-----\n";
    }
}
