package dev.candor.c2pa.livevideo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.kit.Bmff;
import dev.candor.c2pa.kit.Boxes;
import dev.candor.c2pa.kit.SessionForge;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The keys that sign segments of a live stream, and the manifests that vouch for them (C2PA 2.4,
/// 18.25 and 19.7.3).
class SessionKeysTest extends LiveVideoKit {
    /// VAL-CRYP-0039: with and without segments.
    @Test
    void sessionKeyThatDoesNotKnowTheSignerIsRefused() throws Exception {
        var session = session();
        session.key("signerBinding", session.bindingTo(new byte[] {1, 2, 3}));

        var report = verify(session.init());

        assertThat(report.findings())
                .filteredOn(finding -> finding.code() == StatusCode.LIVEVIDEO_SESSIONKEY_INVALID)
                .extracting(Finding::rule)
                .containsExactly(Rule.CRYP_0039);
        assertRefused(report, StatusCode.LIVEVIDEO_SESSIONKEY_INVALID);
        assertKeyRefused(session);
    }

    @Test
    void sessionKeyWithDateInPlainTextIsRefused() throws Exception {
        assertKeyRefused(session().key("createdAt", CborValue.of("2026-03-01T11:00:00Z")));
    }

    @Test
    void twoKeysOfOneNameAreRefused() throws Exception {
        var session = session();

        var report = verify(session.init(keys -> SessionForge.times(2, keys)));

        assertRefused(report, StatusCode.LIVEVIDEO_SESSIONKEY_INVALID);
    }

    @Test
    void moreKeysThanThereMayBeAreRefused() throws Exception {
        var session = session();

        var report = verify(session.init(keys -> SessionForge.times(257, keys)));

        assertRefused(report, StatusCode.LIVEVIDEO_SESSIONKEY_INVALID);
        assertThat(report.findings())
                .extracting(Finding::explanation)
                .contains("There are no session keys, or more than there may be.");
    }

    @Test
    void sessionKeysInTwoAssertionsAreRefused() throws Exception {
        var report = verify(session().initWithKeysTwice());

        assertRefused(report, StatusCode.LIVEVIDEO_SESSIONKEY_INVALID);
    }

    @Test
    void laterManifestBringsNewKeys() throws Exception {
        var first = session();
        var second = session().keyId("key 2").key("minSequenceNumber", CborValue.of(2));

        var report = verify(first.init(), first.segment(1), second.segmentWithKeys(2, label(2)));

        assertThat(failures(report)).isEmpty();
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
    }

    @Test
    void keysAreFetchedFromWhereTheSegmentSays() throws Exception {
        var session = session();
        var store = session.storeBeside();
        session.key("minSequenceNumber", CborValue.of(1)).info("manifestUri", elsewhere(store));
        var segments = List.of(session.segment(1), session.segment(2));

        var fetched = verify(fetching(store), Bmff.init(), segments);
        var another = verify(fetching(session().storeBeside()), Bmff.init(), segments);
        var offline = verify(Bmff.init(), segments.get(0), segments.get(1));

        assertThat(failures(fetched)).isEmpty();
        assertThat(fetched.state()).isEqualTo(ValidationState.TRUSTED);
        assertThat(failures(another)).containsOnly(StatusCode.LIVEVIDEO_SEGMENT_INVALID);
        assertThat(failures(offline)).containsOnly(StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }

    @Test
    void fetchedKeysOfAnotherStreamAreNotUsed() throws Exception {
        var session = session();
        var store = session.storeBeside();
        session.info("manifestUri", elsewhere(store));

        var report =
                verify(
                        fetching(store),
                        append(Bmff.init(), Bmff.box("free")),
                        List.of(session.segment(1)));

        assertRefused(report, StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }

    private static CborValue elsewhere(byte[] store) {
        return new CborMapBuilder()
                .put("url", "https://live.example/session.c2pa")
                .put("alg", "sha256")
                .put("hash", CborValue.of(Boxes.sha256(store)))
                .build();
    }

    private static ValidationPolicy fetching(byte[] store) {
        return ValidationPolicy.offline(TestAuthority.trusted().anchors(), TestAuthority.CLOCK)
                .with((uri, limit) -> store);
    }

    @Test
    void newKeyForWhatIsPastIsRefused() throws Exception {
        var first = session();
        var second = session().keyId("key 2");

        var report = verify(first.init(), first.segment(1), second.segmentWithKeys(2, label(2)));

        assertRefused(
                report,
                StatusCode.LIVEVIDEO_SESSIONKEY_INVALID,
                StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }

    @Test
    void newKeyOfAnOldNameIsRefused() throws Exception {
        var first = session();
        var second = session().key("minSequenceNumber", CborValue.of(2));

        var report = verify(first.init(), first.segment(1), second.segmentWithKeys(2, label(2)));

        assertRefused(
                report,
                StatusCode.LIVEVIDEO_SESSIONKEY_INVALID,
                StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }

    @Test
    void sessionKeyWithoutValidityIsRefused() throws Exception {
        assertKeyRefused(session().key("validityPeriod", CborValue.of(0)));
    }

    @Test
    void sessionKeyWithoutDateIsRefused() throws Exception {
        assertKeyRefused(session().key("createdAt", CborValue.of("yesterday")));
    }

    @Test
    void sessionKeyThatIsNoKeyIsRefused() throws Exception {
        assertKeyRefused(session().key("key", new CborMapBuilder().put("kty", "EC").build()));
    }

    @Test
    void sessionWithoutKeysIsRefused() throws Exception {
        var session = session();
        var none = new CborMapBuilder().put("keys", CborValue.EMPTY_ARRAY).build();

        var report = verify(session.init(map -> none), session.segment(1));

        assertRefused(
                report,
                StatusCode.LIVEVIDEO_SESSIONKEY_INVALID,
                StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }

    private void assertKeyRefused(SessionForge session) throws Exception {
        var report = verify(session.init(), session.segment(1));

        assertRefused(
                report,
                StatusCode.LIVEVIDEO_SESSIONKEY_INVALID,
                StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }
}
