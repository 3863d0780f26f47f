package dev.candor.c2pa.livevideo;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.bmff.MediaSegment;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.kit.Bmff;
import dev.candor.c2pa.kit.Concat;
import dev.candor.c2pa.kit.SessionForge;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.manifest.ExternalUri;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentFuzzTest {
    private static final SegmentManifests NOBODY =
            new SegmentManifests() {
                @Override
                public Judged judge(OpenAsset segment, Bytes store) {
                    return new Judged(
                            ValidationState.INVALID, List.of(), LiveStream.withoutManifest());
                }

                @Override
                public Optional<Bytes> fetch(ExternalUri elsewhere) {
                    return Optional.empty();
                }
            };

    @MethodSource("dev.candor.c2pa.kit.Seeds#signatures")
    @FuzzTest(maxDuration = "2m")
    void messageIsAboutASegmentOrMalformed(byte[] bytes) {
        try {
            assertThat(SegmentInfo.read(Bytes.of(bytes))).isNotNull();
        } catch (MalformedException e) {
            assertThat(e.offset()).isNotNegative();
        }
    }

    /// Strangers' bytes in place of a segment, and of a message in a segment that is one.
    @MethodSource("dev.candor.c2pa.kit.Seeds#liveSegments")
    @FuzzTest(maxDuration = "2m")
    void liveSegmentIsJudged(byte[] bytes) throws IOException {
        var findings = new Findings();
        var folder = Files.createTempDirectory("live");
        var segment = Files.write(folder.resolve("1.m4s"), bytes);
        var framed =
                Files.write(
                        folder.resolve("2.m4s"),
                        Concat.of(Bmff.styp(), SessionForge.emsg(1, bytes), Bmff.fragment(1)));
        try (var init = FileChannel.open(Files.write(folder.resolve("init.mp4"), Bmff.init()))) {
            var check =
                    new LiveVideoCheck(
                            LiveStream.withoutManifest(), NOBODY, TestAuthority.NOON, findings);

            boolean trusted = check.check(OpenAsset.of(init), List.of(segment, framed));

            assertThat(trusted).isTrue(); // nobody was found wanting
            assertThat(findings.toList())
                    .extracting(Finding::code)
                    .contains(StatusCode.LIVEVIDEO_SEGMENT_INVALID);
        } catch (UnreadableAssetException e) {
            throw new IllegalStateException(e); // the initialization segment is ours
        } finally {
            for (var name : List.of("1.m4s", "2.m4s", "init.mp4")) {
                Files.delete(folder.resolve(name));
            }
            Files.delete(folder);
        }
    }

    /// What live segments are signed with is copied into others, whatever they are.
    @MethodSource("dev.candor.c2pa.kit.Seeds#liveSegments")
    @FuzzTest(maxDuration = "2m")
    void mediaSegmentCanBeSignedOrIsMalformed(byte[] bytes) throws IOException {
        var file = Files.createTempFile("fuzz", null);
        try (var channel = FileChannel.open(Files.write(file, bytes))) {
            var segment = MediaSegment.read(new ChannelReader(channel));
            assertThat(segment.live(100, 100).length()).isGreaterThanOrEqualTo(200);
            assertThat(segment.number()).isNotNegative();
        } catch (MalformedException e) {
            assertThat(e.offset()).isNotNegative();
        } catch (NoRoomException e) {
            assertThat(e.reason()).isNotBlank();
        } finally {
            Files.delete(file);
        }
    }
}
