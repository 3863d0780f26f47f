package dev.candor.c2pa.livevideo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.kit.BmffBinding;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.SessionForge;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// Segments of a live stream that a session key signs (C2PA 2.4, 19.4 and 19.7.3).
class SignedSegmentsTest extends LiveVideoKit {
    @Test
    void segmentsOfASessionAreTrusted() throws Exception {
        var session = session();

        var report = verify(session.init(), session.segment(1), session.segment(2));

        assertThat(failures(report)).isEmpty();
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void manifestOfASignedSegmentHasToHoldToo() throws Exception {
        var session = session();
        var segment = session.segmentWithKeys(1, label(1));
        var changed = Edits.flip(segment, Edits.indexOf(segment, "digitalCreation"));

        var report = verify(session.init(), changed);

        assertThat(failures(report)).contains(StatusCode.LIVEVIDEO_MANIFEST_INVALID);
        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
    }

    @Test
    void numberThatTheManifestSaysIsAnotherIsRefused() throws Exception {
        var session = session();

        var right = verify(session.init(), session.segmentWithPlace(1, label(1), 1));
        var wrong = verify(session.init(), session.segmentWithPlace(1, label(1), 3));

        assertThat(right.state()).isEqualTo(ValidationState.TRUSTED);
        assertRefused(wrong, StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }

    @Test
    void segmentOfASessionThatIsLeftOutIsMissed() throws Exception {
        var session = session();

        assertRefused(
                verify(session.init(), session.segment(1), session.segment(3)),
                StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }

    @Test
    void offsetOfTheSchemeAsTheSpecificationCountsIt() throws Exception {
        var session = session().bound(SessionForge.binding(0));

        var report = verify(session.init(), session.segment(1));

        assertThat(failures(report)).isEmpty();
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void eventMessageOfAnotherVersionSaysNothing() throws Exception {
        var session = session();
        var segment = session.segment(1);
        segment[Edits.indexOf(segment, "emsg") + 4] = 1;

        assertSegmentRefused(session.init(), segment);
    }

    @Test
    void eventMessageForALaterTimeSaysNothing() throws Exception {
        var session = session();
        var segment = session.segment(1);
        segment[Edits.indexOf(segment, "fseg") + 12] = 1;

        assertSegmentRefused(session.init(), segment);
    }

    /// 19.4.2: the message is for the whole segment.
    @Test
    void eventMessageForNoTimeSaysNothing() throws Exception {
        var session = session();
        for (int field : new int[] {0, 8}) {
            var segment = session.segment(1);
            ByteBuffer.wrap(segment).putInt(Edits.indexOf(segment, "fseg") + 5 + field, 0);

            assertSegmentRefused(session.init(), segment);
        }
    }

    /// 19.4.2: the id of a message is unique in its session.
    @Test
    void eventMessageOfAnIdThatWasThereIsRefused() throws Exception {
        var session = session();
        var second = session.segment(2);
        ByteBuffer.wrap(second).putInt(Edits.indexOf(second, "fseg") + 5 + 12, 1);

        var report = verify(session.init(), session.segment(1), second);

        assertRefused(report, StatusCode.LIVEVIDEO_SEGMENT_INVALID);
        assertThat(report.findings())
                .extracting(Finding::explanation)
                .contains("Segment 2 has a message of an id that another segment has.");
    }

    @Test
    void changedSegmentOfASessionIsRefused() throws Exception {
        var session = session();
        var segment = session.segment(1);

        assertSegmentRefused(session.init(), Edits.flip(segment, segment.length - 3));
    }

    @Test
    void signatureOfAnotherKeyIsRefused() throws Exception {
        var session = session().withStolenName();

        assertSegmentRefused(session.init(), session.segment(1));
    }

    @Test
    void unknownKeyIsRefused() throws Exception {
        var session = session();
        var init = session.init();

        assertSegmentRefused(init, session.keyId("key 2").segment(1));
    }

    @Test
    void numberThatTheKeyMayNotSignIsRefused() throws Exception {
        var session = session().key("minSequenceNumber", CborValue.of(5));

        assertSegmentRefused(session.init(), session.segment(4));
    }

    @Test
    void segmentSignedAfterTheSessionIsRefused() throws Exception {
        var session = session().issuedAt(TestAuthority.NOON.plusSeconds(3601).getEpochSecond());

        assertSegmentRefused(session.init(), session.segment(1));
    }

    @Test
    void segmentSignedBeforeTheSessionIsRefused() throws Exception {
        var session = session().issuedAt(TestAuthority.NOON.minusSeconds(3601).getEpochSecond());

        assertSegmentRefused(session.init(), session.segment(1));
    }

    @Test
    void segmentOfAnotherManifestIsRefused() throws Exception {
        var session = session().info("manifestId", CborValue.of("urn:c2pa:another"));

        assertSegmentRefused(session.init(), session.segment(1));
    }

    @Test
    void hashThatDoesNotLeaveOutItsOwnBoxIsRefused() throws Exception {
        var session = session().bound(BmffBinding.plain());

        assertSegmentRefused(session.init(), session.segment(1));
    }

    @Test
    void hashThatHidesContentIsRefused() throws Exception {
        var session = session().bound(SessionForge.binding().leavingOut("mdat"));

        assertSegmentRefused(session.init(), session.segment(1));
    }

    @Test
    void segmentSignedTwiceIsRefused() throws Exception {
        var session = session();
        var segment = append(SessionForge.emsg(9, new byte[3]), session.segment(1));

        assertSegmentRefused(session.init(), segment);
    }

    @Test
    void sessionThatGoesBackIsRefused() throws Exception {
        var session = session();

        var report = verify(session.init(), session.segment(2), session.segment(1));

        assertRefused(report, StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }

    private void assertSegmentRefused(byte[] init, byte[] segment) throws Exception {
        assertRefused(verify(init, segment), StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }
}
