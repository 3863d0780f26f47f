package dev.candor.c2pa;

import dev.candor.c2pa.asset.AssetFormat;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.bmff.MediaSegment;
import dev.candor.c2pa.asset.bmff.SegmentInfoBox;
import dev.candor.c2pa.asset.bmff.TrackTimes;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.binding.SegmentDigest;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.livevideo.SegmentClaim;
import dev.candor.c2pa.livevideo.SessionSigner;
import dev.candor.c2pa.manifest.BmffHash;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.manifest.Statement;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signs a live stream (C2PA 2.4, chapter 19) as it comes: its initialization segment, and then one
/// media segment after another. Holds nothing of what is past, so it may run for as long as the
/// stream does. What has to outlive it is its [#state()]: kept after each segment, it lets another
/// process go on. Not thread safe.
public final class LiveSigning {
    private static final Bytes NO_HASH = Bytes.of(new byte[32]);

    /// What event messages say of a duration that nobody knows (ISO/IEC 23009-1, 5.10.3.3.4).
    private static final long UNKNOWN = 0xFFFFFFFFL;

    /// Which part of a session key's life is left when it is replaced.
    private static final int A_TENTH = 10;

    private final Signing signing;
    private final LivePlan plan;
    private final TrackTimes times;
    private LiveState state;
    private @Nullable Key key;

    /// A session key, and the manifest that vouches for it.
    private record Key(SessionSigner signer, String manifest) {}

    private LiveSigning(
            Signing signing, LivePlan plan, TrackTimes times, LiveState state, @Nullable Key key) {
        this.signing = signing;
        this.plan = plan;
        this.times = times;
        this.state = state;
        this.key = key;
    }

    /// Begins a stream: signs its initialization segment.
    ///
    /// @param target a file that is written anew; nothing is left there when signing fails
    /// @throws UnreadableAssetException if it is no initialization segment
    /// @throws SigningException if the signer fails
    /// @throws IOException if a file cannot be read or written
    public static LiveSigning begin(Signing signing, LivePlan plan, Path init, Path target)
            throws UnreadableAssetException, SigningException, IOException {
        try (var channel = FileChannel.open(init)) {
            var asset = OpenAsset.of(channel);
            MediaSegment.requireInit(asset.reader());
            var times = TrackTimes.read(asset.reader());
            var signer =
                    switch (plan.method()) {
                        case MANIFESTS -> null;
                        case SESSION_KEYS -> sessionKey(plan, signing.means().now());
                    };
            var work =
                    work(
                            signing,
                            asset,
                            plan,
                            signer == null ? List.of() : List.of(statement(signer, plan, 0)));
            var copy = work.plan(CopyPlans.splicing(asset, plan.definition()), asset);
            work.write(
                    asset.format(),
                    target,
                    VerificationRequest::of,
                    out -> copy.carryOut(new SignedCopy(asset.reader(), copy.splice(), out)));
            return new LiveSigning(
                    signing,
                    plan,
                    times,
                    new LiveState(
                            "urn:uuid:" + signing.means().ids().get(),
                            LiveState.NONE,
                            work.label()),
                    signer == null ? null : new Key(signer, work.label()));
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        }
    }

    private static SessionSigner sessionKey(LivePlan plan, Instant now) {
        return SessionSigner.create(plan.keyAlgorithm(), now, plan.keyLife());
    }

    private static Statement statement(SessionSigner signer, LivePlan plan, long leastNumber)
            throws SigningException {
        return signer.statement(plan.signer().chain().getFirst(), leastNumber);
    }

    /// Goes on with a stream that another process has signed so far. Session keys are not kept, so
    /// the next segment brings a new one.
    ///
    /// @param init the stream's initialization segment, signed or not
    /// @param state what that process left
    /// @throws UnreadableAssetException if it is no initialization segment
    /// @throws IOException if it cannot be read
    public static LiveSigning resume(Signing signing, LivePlan plan, Path init, LiveState state)
            throws UnreadableAssetException, IOException {
        try (var channel = FileChannel.open(init)) {
            var asset = OpenAsset.of(channel);
            MediaSegment.requireInit(asset.reader());
            return new LiveSigning(signing, plan, TrackTimes.read(asset.reader()), state, null);
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        }
    }

    /// How far the stream has been signed.
    public LiveState state() {
        return state;
    }

    /// Has the next segment bring a new session key, as when the provenance changes.
    public void rotate() {
        key = null;
    }

    /// Signs the next segment. A segment that failed may be tried again.
    ///
    /// @param target a file that is written anew; nothing is left there when signing fails
    /// @throws UnreadableAssetException if it is no media segment of one fragment
    /// @throws SigningException if it is not the next one, carries credentials, or the signer fails
    /// @throws IOException if a file cannot be read or written
    public LiveState sign(Path segment, Path target)
            throws UnreadableAssetException, SigningException, IOException {
        try (var channel = FileChannel.open(segment)) {
            var asset = OpenAsset.of(channel);
            if (asset.layout().store() != null) {
                throw new SigningException("The segment carries credentials already");
            }
            var next = new Segment(asset, target);
            state =
                    switch (plan.method()) {
                        case MANIFESTS -> next.signed();
                        case SESSION_KEYS -> next.signedByKey(signing.means().now());
                    };
            return state;
        } catch (MalformedException e) {
            throw new UnreadableAssetException.Malformed(e);
        } catch (NoRoomException e) {
            throw new SigningException(e.reason(), e);
        }
    }

    /// A segment on its way.
    private final class Segment {
        private final OpenAsset asset;
        private final Path target;
        private final MediaSegment media;
        private final long number;

        Segment(OpenAsset asset, Path target)
                throws SigningException, MalformedException, IOException {
            this.asset = asset;
            this.target = target;
            this.media = MediaSegment.read(asset.reader());
            this.number = number(media.number());
        }

        /// Numbers are those of the segments themselves, and go up by one (19.4.1). A segment that
        /// says none follows the one before it.
        private long number(long said) throws SigningException {
            long last = state.lastNumber();
            if (last == LiveState.NONE) {
                return said;
            }
            if (said != 0 && said != last + 1) {
                throw new SigningException(
                        "The segment has the number %d, and the last one that was signed %d: a"
                                        .formatted(said, last)
                                + " stream has no gaps, and nothing in it comes twice");
            }
            return last + 1;
        }

        LiveState signed()
                throws UnreadableAssetException,
                        SigningException,
                        MalformedException,
                        NoRoomException,
                        IOException {
            var place =
                    SegmentClaim.following(number, state.streamId(), state.lastManifest())
                            .statement();
            var work = work(signing, asset, plan, List.of(place));
            var composition = work.composition();
            int length = composition.blank(whole(NO_HASH).toBinding()).length();
            var splice = media.live(length, 0);
            var digest = new SegmentDigest(splice);
            work.write(
                    AssetFormat.SEGMENT,
                    target,
                    VerificationRequest::of,
                    out -> {
                        var copy = new SignedCopy(asset.reader(), splice, out);
                        copy.copy(digest::take);
                        var binding = whole(digest.finish()).toBinding();
                        copy.fill(composition.signed(binding), List.of());
                    });
            return new LiveState(state.streamId(), number, work.label());
        }

        private static BmffHash whole(Bytes hash) {
            return BmffHash.whole(HashAlgorithm.SHA256.word(), hash);
        }

        LiveState signedByKey(Instant now)
                throws UnreadableAssetException,
                        SigningException,
                        MalformedException,
                        NoRoomException,
                        IOException {
            var known = key;
            if (known != null && now.isBefore(replacement(known.signer))) {
                copyBy(known, now);
                return new LiveState(state.streamId(), number, known.manifest);
            }
            var signer = sessionKey(plan, now);
            var work = work(signing, asset, plan, List.of(statement(signer, plan, number)));
            var fresh = new Key(signer, work.label());
            copyWithManifest(fresh, work, now);
            key = fresh;
            return new LiveState(state.streamId(), number, fresh.manifest);
        }

        private Instant replacement(SessionSigner signer) {
            return signer.until().minus(plan.keyLife().dividedBy(A_TENTH));
        }

        /// The message of a key, once the hash of the segment is known.
        private SegmentInfoBox message(Key by, Bytes hash, Instant now) throws SigningException {
            long timescale = times.timescale(media.track());
            long duration = media.duration(times);
            boolean isKnown = timescale > 0 && duration > 0 && duration < UNKNOWN;
            return new SegmentInfoBox(
                    timescale > 0 ? timescale : 1,
                    0,
                    isKnown ? duration : UNKNOWN,
                    number & 0xFFFFFFFFL,
                    by.signer.message(number, by.manifest, hash, now));
        }

        private int messageLength(Key by, Instant now) throws SigningException {
            return message(by, NO_HASH, now).toBytes().length;
        }

        private void copyBy(Key by, Instant now)
                throws SigningException, MalformedException, NoRoomException, IOException {
            var splice = media.live(0, messageLength(by, now));
            var digest = new SegmentDigest(splice);
            signing.means()
                    .release(
                            target,
                            out -> {
                                var copy = new SignedCopy(asset.reader(), splice, out);
                                copy.copy(digest::take);
                                var box = message(by, digest.finish(), now);
                                copy.fill(List.of(), List.of(box.toBytes()));
                            },
                            part -> requireSigned(part, by));
        }

        private void copyWithManifest(Key by, Work work, Instant now)
                throws SigningException, MalformedException, NoRoomException, IOException {
            var composition = work.composition();
            var blank = SessionSigner.manifestHash(NO_HASH).toBinding();
            var splice = media.live(composition.blank(blank).length(), messageLength(by, now));
            var digest = new SegmentDigest(splice);
            work.write(
                    AssetFormat.SEGMENT,
                    target,
                    part -> VerificationRequest.of(part),
                    out -> {
                        var copy = new SignedCopy(asset.reader(), splice, out);
                        copy.copy(digest::take);
                        var hash = digest.finish();
                        var binding = SessionSigner.manifestHash(hash).toBinding();
                        var box = message(by, hash, now);
                        copy.fill(composition.signed(binding), List.of(box.toBytes()));
                    });
        }

        private void requireSigned(Path part, Key by) throws SigningException, IOException {
            try (var channel = FileChannel.open(part)) {
                var written = OpenAsset.of(channel).reader();
                Optional<String> fault = by.signer.fault(written);
                if (fault.isPresent()) {
                    throw unsound(fault.get());
                }
            } catch (UnreadableAssetException | MalformedException e) {
                throw unsound(String.valueOf(e.getMessage()));
            }
        }

        private static SigningException unsound(String why) {
            return new SigningException(
                    SigningException.Reason.OUTCOME,
                    "What was written does not verify, so it was not kept: " + why);
        }
    }

    private static Work work(
            Signing signing, OpenAsset asset, LivePlan plan, List<Statement> statements)
            throws SigningException, UnreadableAssetException, IOException {
        return new Work(signing.means(), asset, plan.definition(), plan.signer(), statements);
    }
}
