package dev.candor.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.kit.BmffBinding;
import dev.candor.c2pa.kit.FragmentedStream;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An initialization segment and media segments in files of their own (C2PA 2.4, A.5.4.1.2).
class BmffFragmentsTest {
    private static final int ROW = 2;

    private final FragmentedStream stream = new FragmentedStream(7, ROW);

    @TempDir Path directory;

    @Test
    void fragmentsInOrderAreTrusted() throws Exception {
        var report = verify(stream.init(), stream.segments());

        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
    }

    /// The others may still be to come (C2PA 2.2, 15.12.2).
    @Test
    void firstFragmentsAreTrusted() throws Exception {
        var report = verify(stream.init(), stream.segments().subList(0, 3));

        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void fragmentsFromTheMiddleAreRefused() throws Exception {
        var report = verify(stream.init(), stream.segments().subList(1, 3));

        assertRefused(report, StatusCode.ASSERTION_BMFF_HASH_MISMATCH, Rule.CONT_0007);
    }

    /// VAL-CONT-0008.
    @Test
    void gapIsRefused() throws Exception {
        var segments = new ArrayList<>(stream.segments());
        segments.remove(2);

        var report = verify(stream.init(), segments);

        assertRefused(report, StatusCode.ASSERTION_BMFF_HASH_MISMATCH, Rule.CONT_0007);
    }

    @Test
    void disorderIsRefused() throws Exception {
        var segments = new ArrayList<>(stream.segments());
        segments.add(1, segments.remove(2));

        var report = verify(stream.init(), segments);

        assertRefused(report, StatusCode.ASSERTION_BMFF_HASH_MISMATCH, Rule.CONT_0007);
    }

    @Test
    void changedFragmentIsRefused() throws Exception {
        var segments = new ArrayList<>(stream.segments());
        segments.set(1, flipped(segments.get(1)));

        var report = verify(stream.init(), segments);

        assertRefused(report, StatusCode.ASSERTION_BMFF_HASH_MISMATCH, Rule.ASSE_0067);
    }

    @Test
    void changedInitializationSegmentIsRefused() throws Exception {
        var report = verify(flipped(stream.init()), stream.segments());

        assertRefused(report, StatusCode.ASSERTION_BMFF_HASH_MISMATCH, Rule.ASSE_0067);
    }

    @Test
    void fragmentWithoutProofIsRefused() throws Exception {
        var report = verify(stream.init(), List.of(stream.bareSegment(0)));

        assertRefused(report, StatusCode.ASSERTION_BMFF_HASH_MALFORMED, Rule.ASSE_0066);
    }

    @Test
    void fragmentOfAnotherTrackIsRefused() throws Exception {
        var report = verify(stream.init(), new FragmentedStream(7, ROW).track(9).segments());

        assertRefused(report, StatusCode.ASSERTION_BMFF_HASH_MISMATCH, Rule.ASSE_0067);
    }

    @Test
    void treeWithoutInitHashIsRefused() throws Exception {
        var without = new FragmentedStream(7, ROW).withoutInitHash();

        var report = verify(without.init(), without.segments());

        assertRefused(report, StatusCode.ASSERTION_BMFF_HASH_MALFORMED, Rule.ASSE_0065);
    }

    @Test
    void contentThatExclusionsHideIsRefused() throws Exception {
        var binding =
                BmffBinding.plain()
                        .excluding(
                                BmffBinding.exclusion("/mdat")
                                        .put("subset", BmffBinding.subset(16, 0)));
        var hiding = new FragmentedStream(7, ROW).bound(binding);

        var report = verify(hiding.init(), hiding.segments());

        assertRefused(report, StatusCode.ASSERTION_BMFF_HASH_MISMATCH, Rule.ASSE_0049);
    }

    @Test
    void wholeHashThatIsWrongIsRefused() throws Exception {
        var binding = BmffBinding.plain().field("hash", CborValue.of(new byte[32]));
        var whole = new FragmentedStream(7, ROW).bound(binding).withWholeHash();

        var report = verify(whole.init(), whole.segments());

        assertRefused(report, StatusCode.ASSERTION_BMFF_HASH_MISMATCH, Rule.ASSE_0058);
    }

    private static byte[] flipped(byte[] file) {
        var changed = file.clone();
        changed[file.length - 3] ^= 1;
        return changed;
    }

    private VerificationReport verify(byte[] init, List<byte[]> segments)
            throws UnreadableAssetException, IOException {
        var files = new ArrayList<Path>();
        for (var segment : segments) {
            files.add(Files.write(directory.resolve(files.size() + ".m4s"), segment));
        }
        var asset = Files.write(directory.resolve("init.mp4"), init);
        return new Verifier(TestAuthority.trusted().anchors(), TestAuthority.CLOCK)
                .verify(VerificationRequest.of(asset).withFragments(files));
    }

    private static void assertRefused(VerificationReport report, StatusCode code, Rule rule) {
        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
        assertThat(report.findings())
                .filteredOn(finding -> finding instanceof Finding.Failed)
                .extracting(Finding::code, Finding::rule)
                .containsExactly(tuple(code, rule));
    }
}
