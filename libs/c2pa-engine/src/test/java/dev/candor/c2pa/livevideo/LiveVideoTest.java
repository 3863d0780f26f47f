package dev.candor.c2pa.livevideo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.kit.Bmff;
import dev.candor.c2pa.kit.BmffBinding;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.SessionForge;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.port.KeySigner;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Live streams whose segments have manifests of their own, and what comes before them (C2PA 2.4,
/// 19.7).
class LiveVideoTest extends LiveVideoKit {
    @Test
    void segmentsWithManifestsOfTheirOwnAreTrusted() throws Exception {
        var report = verify(plainInit(), own(1), own(2), own(3));

        assertThat(failures(report)).isEmpty();
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void initializationSegmentNeedsNoManifest() throws Exception {
        var report = verify(Bmff.init(), own(1), own(2));

        assertThat(failures(report)).isEmpty();
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void streamThatNobodySignedHasNoManifest() throws Exception {
        var report = verify(Bmff.init(), SessionForge.bareSegment(1));

        assertThat(report.state()).isEqualTo(ValidationState.NO_MANIFEST);
    }

    @Test
    void segmentOfAStrangerIsNotTrusted() throws Exception {
        var report =
                verify(plainInit(), own(1), own(2, TestAuthority.stranger().signer(), map -> {}));

        assertThat(failures(report)).containsExactly(StatusCode.SIGNING_CREDENTIAL_UNTRUSTED);
        assertThat(report.state()).isEqualTo(ValidationState.VALID);
    }

    @Test
    void initializationSegmentWithContentIsRefused() throws Exception {
        var session = session().media(append(Bmff.init(), Bmff.box("mdat")));

        var report = verify(session.init(), session.segment(1));

        assertRefused(report, StatusCode.LIVEVIDEO_INIT_INVALID);
    }

    @Test
    void segmentThatNobodySignedIsRefused() throws Exception {
        var report = verify(plainInit(), own(1), SessionForge.bareSegment(2));

        assertRefused(report, StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }

    @Test
    void segmentThatIsNoMediaIsRefused() throws Exception {
        var report = verify(plainInit(), own(1), Bmff.ascii("no media at all"));

        assertRefused(report, StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }

    @Test
    void segmentWhoseManifestDoesNotHoldIsRefused() throws Exception {
        var second = own(2);

        var report = verify(plainInit(), own(1), Edits.flip(second, second.length - 3));

        assertRefused(
                report,
                StatusCode.ASSERTION_BMFF_HASH_MISMATCH,
                StatusCode.LIVEVIDEO_MANIFEST_INVALID);
    }

    @Test
    void segmentThatDoesNotSayItsPlaceIsRefused() throws Exception {
        var report = verify(plainInit(), plain(SessionForge.bareSegment(1)));

        assertRefused(report, StatusCode.LIVEVIDEO_ASSERTION_INVALID);
    }

    @Test
    void segmentThatComesTwiceIsRefused() throws Exception {
        var report = verify(plainInit(), own(1), own(2), own(2));

        assertRefused(
                report,
                StatusCode.LIVEVIDEO_ASSERTION_INVALID,
                StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }

    @Test
    void segmentOfAnotherStreamIsRefused() throws Exception {
        var report =
                verify(
                        plainInit(),
                        own(1),
                        own(2, SIGNER, map -> map.put("streamId", "another stream")));

        assertRefused(report, StatusCode.LIVEVIDEO_ASSERTION_INVALID);
    }

    @Test
    void segmentThatIsLeftOutIsMissed() throws Exception {
        var report = verify(plainInit(), own(1), own(3));

        assertRefused(report, StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }

    @Test
    void unknownWayToFollowIsRefused() throws Exception {
        var report =
                verify(plainInit(), own(1, SIGNER, map -> map.put("continuityMethod", "by magic")));

        assertRefused(report, StatusCode.LIVEVIDEO_CONTINUITY_METHOD_INVALID);
    }

    @Test
    void segmentThatNamesNoOtherIsRefused() throws Exception {
        var report =
                verify(
                        plainInit(),
                        own(1),
                        own(2, SIGNER, map -> map.put("previousManifestId", "")));

        assertRefused(report, StatusCode.LIVEVIDEO_CONTINUITY_METHOD_INVALID);
    }

    @Test
    void firstSegmentNamesTheOneBeforeItToo() throws Exception {
        var report =
                verify(
                        plainInit(),
                        own(1, SIGNER, map -> map.put("previousManifestId", "")),
                        own(2));

        assertRefused(report, StatusCode.LIVEVIDEO_CONTINUITY_METHOD_INVALID);
    }

    private static byte[] plainInit() {
        return plain(Bmff.init());
    }

    private static byte[] plain(byte[] media) {
        return Forgery.of(
                        media,
                        Forgery.created(SIGNER).bound("c2pa.hash.bmff.v3", BmffBinding.plain()))
                .carriedBy(Bmff.carrier())
                .bytes();
    }

    /// A segment with a manifest of its own.
    private static byte[] own(int number) {
        return own(number, SIGNER, map -> {});
    }

    private static byte[] own(int number, KeySigner signer, Consumer<CborMapBuilder> change) {
        var place = new CborMapBuilder();
        change.accept(place);
        var said = place.build();
        var all = new CborMapBuilder().put("sequenceNumber", CborValue.of(number));
        all.put("streamId", said.text("streamId").orElse("stream"));
        all.put("continuityMethod", said.text("continuityMethod").orElse("c2pa.manifestId"));
        var previous = said.text("previousManifestId").orElse(label(number - 1));
        if (!previous.isEmpty()) {
            all.put("previousManifestId", previous);
        }
        return Forgery.of(
                        SessionForge.bareSegment(number),
                        Forgery.created(signer)
                                .label(label(number))
                                .assertion("c2pa.livevideo.segment", all.build())
                                .bound("c2pa.hash.bmff.v3", BmffBinding.plain()))
                .carriedBy(Bmff.carrier())
                .bytes();
    }
}
