package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.bmff.BoxBudget;
import dev.candor.c2pa.asset.bmff.BoxCursor;
import dev.candor.c2pa.binding.SegmentHash;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.manifest.SessionKey;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges the media segments of a live stream in the order they are given (C2PA 2.4, 19.7). Used
/// once.
public final class LiveVideoCheck {
    private static final long NONE = -1;

    private final LiveStream stream;
    private final SegmentManifests manifests;
    private final Instant now;
    private final Findings findings;
    private final SessionKeys keys;
    private final SegmentPlaces places;

    /// The hash algorithm of each manifest that was brought, by its name.
    private final Map<String, Optional<String>> known = new HashMap<>();
    private long lastNumber = NONE;
    private boolean trusted = true;
    private int number;

    /// @param now the time the stream is judged at; a segment that says when it was signed is
    /// judged at that time
    public LiveVideoCheck(
            LiveStream stream, SegmentManifests manifests, Instant now, Findings findings) {
        this.stream = stream;
        this.manifests = manifests;
        this.now = now;
        this.findings = findings;
        this.keys = new SessionKeys(now, findings);
        this.places = new SegmentPlaces(findings);
    }

    /// Whether some segment says who vouches for it.
    public static boolean isSigned(List<Path> segments) throws IOException {
        for (var segment : segments) {
            if (isSigned(segment)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSigned(Path segment) throws IOException {
        try (var channel = FileChannel.open(segment)) {
            var opened = OpenAsset.of(channel);
            return opened.layout().store() != null || !EventMessage.in(opened.reader()).isEmpty();
        } catch (UnreadableAssetException | MalformedException e) {
            return false; // it says nothing
        }
    }

    /// Judges the stream.
    ///
    /// @param init the initialization segment
    /// @return whether every segment was vouched for by someone who is trusted; what is wrong is
    /// among the findings
    public boolean check(OpenAsset init, List<Path> segments) throws IOException {
        checkInit(init);
        take(stream, 0);
        for (var segment : segments) {
            number++;
            try (var channel = FileChannel.open(segment)) {
                check(OpenAsset.of(channel));
            } catch (UnreadableAssetException e) {
                reject("is no media segment: %s".formatted(e.getMessage()));
            } catch (MalformedException e) {
                reject("cannot be read: %s".formatted(e.getMessage()));
            }
        }
        return trusted;
    }

    /// The initialization segment says what comes, and holds nothing of it (19.7.1).
    private void checkInit(OpenAsset init) throws IOException {
        try {
            var boxes = BoxCursor.root(init.reader(), new BoxBudget());
            for (var box = boxes.next(); box.isPresent(); box = boxes.next()) {
                if (box.get().type().equals("mdat")) {
                    findings.add(
                            StatusCode.LIVEVIDEO_INIT_INVALID,
                            JumbfUri.store(),
                            "The initialization segment holds content at offset %d."
                                    .formatted(box.get().start()));
                    return;
                }
            }
        } catch (MalformedException e) {
            findings.add(
                    StatusCode.LIVEVIDEO_INIT_INVALID,
                    JumbfUri.store(),
                    "The initialization segment is damaged: %s.".formatted(e.getMessage()));
        }
    }

    /// A segment has a manifest of its own, or is signed with a session key, or both (19.7.1).
    private void check(OpenAsset segment) throws MalformedException, IOException {
        var messages = EventMessage.in(segment.reader());
        var store = segment.layout().store();
        if (messages.isEmpty() && store == null) {
            reject("has neither a manifest nor the signature of a session key");
            return;
        }
        if (messages.size() > 1) {
            reject("says more than once who signed it");
            return;
        }
        var info =
                messages.isEmpty()
                        ? Optional.<SegmentInfo>empty()
                        : Optional.of(SegmentInfo.read(messages.getFirst()));
        var place = store == null ? Optional.<Long>empty() : checkManifest(segment, store, info);
        if (info.isPresent()) {
            checkSigned(segment, info.get(), place);
        }
    }

    /// The number the manifest says the segment has, if it says one.
    private Optional<Long> checkManifest(OpenAsset segment, Bytes store, Optional<SegmentInfo> info)
            throws IOException {
        var judged = manifests.judge(segment, store);
        var said = judged.said();
        judged.findings().stream()
                .filter(finding -> finding instanceof Finding.Failed)
                .forEach(findings::add);
        if (judged.state() == ValidationState.INVALID) {
            findings.add(
                    StatusCode.LIVEVIDEO_MANIFEST_INVALID,
                    uri(said.label()),
                    "The manifest of segment %d does not hold.".formatted(number));
            return Optional.empty();
        }
        if (judged.state() != ValidationState.TRUSTED) {
            trusted = false;
        }
        take(said, info.map(SegmentInfo::sequenceNumber).orElse(lastNumber + 1));
        var place = said.place();
        if (place.isPresent()) {
            return places.check(said, place.get(), number);
        }
        if (info.isEmpty()) {
            findings.add(
                    StatusCode.LIVEVIDEO_ASSERTION_INVALID,
                    uri(said.label()),
                    "Segment %d does not say where in the stream it belongs.".formatted(number));
        }
        return Optional.empty();
    }

    private void take(LiveStream said, long current) {
        var context = said.context();
        if (context != null) {
            known.put(said.label(), Optional.ofNullable(context.claim().algorithm()));
            keys.take(said, current);
        }
    }

    /// A segment that a session key signed (19.7.3).
    private void checkSigned(OpenAsset segment, SegmentInfo info, Optional<Long> place)
            throws IOException {
        var algorithm = Optional.ofNullable(known.get(info.manifest()));
        var key = info.keyId().flatMap(keys::find);
        if (key.isEmpty()) {
            reject("is signed with no session key that a manifest vouches for");
            return;
        }
        if (algorithm.isEmpty()) {
            reject("belongs to another manifest");
            return;
        }
        var fault = fault(info, key.get()).or(() -> misplaced(info, place));
        if (fault.isEmpty()) {
            fault =
                    SegmentHash.fault(
                            segment.reader(),
                            info.hash(),
                            EventMessage.SCHEME,
                            algorithm.get().orElse(null));
        }
        fault.ifPresent(why -> reject("does not hold: %s".formatted(why)));
        lastNumber = Math.max(lastNumber, info.sequenceNumber());
    }

    private Optional<String> fault(SegmentInfo info, SessionKey key) {
        var time = info.issuedAt() == null ? now : info.issuedAt();
        var signature = info.signature();
        if (signature
                .algorithm()
                .filter(by -> signature.verifiesAttached(by, key.key().key()))
                .isEmpty()) {
            return Optional.of("the signature is not the session key's");
        } else if (info.sequenceNumber() < key.leastSequenceNumber()) {
            return Optional.of("its number is none that the session key may sign");
        } else if (!key.isGoodAt(time)) {
            return Optional.of("the session key was not in force at %s".formatted(time));
        }
        return Optional.empty();
    }

    /// Numbers go up by one (19.4.1): what comes twice, too early or not at all is missed. A number
    /// that the segment's own manifest says has to be the same.
    private Optional<String> misplaced(SegmentInfo info, Optional<Long> place) {
        long said = info.sequenceNumber();
        if (place.filter(one -> one != said).isPresent()) {
            return Optional.of("its manifest says the number is another");
        } else if (lastNumber != NONE && said != lastNumber + 1) {
            return Optional.of(
                    "it has the number %d, which does not follow %d".formatted(said, lastNumber));
        }
        return Optional.empty();
    }

    private static JumbfUri uri(String manifest) {
        return manifest.isEmpty() ? JumbfUri.store() : JumbfUri.absolute(manifest);
    }

    private void reject(String why) {
        findings.add(
                StatusCode.LIVEVIDEO_SEGMENT_INVALID,
                JumbfUri.store(),
                "Segment %d %s.".formatted(number, why));
    }
}
