package dev.candor.c2pa.livevideo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.VerificationRequest;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.cbor.CborMapBuilder;
import dev.candor.c2pa.cbor.CborValue;
import dev.candor.c2pa.kit.Bmff;
import dev.candor.c2pa.kit.BmffBinding;
import dev.candor.c2pa.kit.Boxes;
import dev.candor.c2pa.kit.Edits;
import dev.candor.c2pa.kit.Forgery;
import dev.candor.c2pa.kit.SessionForge;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.port.KeySigner;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Live video, judged through the front door (C2PA 2.4, 19.7).
class LiveVideoTest {
    private static final KeySigner SIGNER = TestAuthority.trusted().signer();

    @TempDir Path directory;

    @Test
    void segmentsOfASessionAreTrusted() throws Exception {
        var session = session();

        var report = verify(session.init(), session.segment(1), session.segment(2));

        assertThat(failures(report)).isEmpty();
        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
    }

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
    void firstSegmentNamesTheOneBeforeItToo() throws Exception {
        var report =
                verify(
                        plainInit(),
                        own(1, SIGNER, map -> map.put("previousManifestId", "")),
                        own(2));

        assertRefused(report, StatusCode.LIVEVIDEO_CONTINUITY_METHOD_INVALID);
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

    private static SessionForge session() {
        return new SessionForge(SIGNER);
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

    private static String label(int number) {
        return "urn:c2pa:00000000-0000-4000-8000-%012d".formatted(number);
    }

    private static byte[] append(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void assertKeyRefused(SessionForge session) throws Exception {
        var report = verify(session.init(), session.segment(1));

        assertRefused(
                report,
                StatusCode.LIVEVIDEO_SESSIONKEY_INVALID,
                StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }

    private void assertSegmentRefused(byte[] init, byte[] segment) throws Exception {
        assertRefused(verify(init, segment), StatusCode.LIVEVIDEO_SEGMENT_INVALID);
    }

    private static void assertRefused(VerificationReport report, StatusCode... codes) {
        assertThat(failures(report)).containsExactlyInAnyOrder(codes);
        assertThat(report.state()).isEqualTo(ValidationState.INVALID);
    }

    private static List<StatusCode> failures(VerificationReport report) {
        return report.findings().stream()
                .filter(Finding.Failed.class::isInstance)
                .map(Finding::code)
                .map(StatusCode.class::cast)
                .toList();
    }

    private VerificationReport verify(byte[] init, byte[]... segments)
            throws UnreadableAssetException, IOException {
        var policy =
                ValidationPolicy.offline(TestAuthority.trusted().anchors(), TestAuthority.CLOCK);
        return verify(policy, init, Arrays.asList(segments));
    }

    private VerificationReport verify(ValidationPolicy policy, byte[] init, List<byte[]> segments)
            throws UnreadableAssetException, IOException {
        var files = new ArrayList<Path>();
        for (var segment : segments) {
            files.add(Files.write(directory.resolve(files.size() + ".m4s"), segment));
        }
        var asset = Files.write(directory.resolve("init.mp4"), init);
        return new Verifier(policy).verify(VerificationRequest.of(asset).withFragments(files));
    }
}
