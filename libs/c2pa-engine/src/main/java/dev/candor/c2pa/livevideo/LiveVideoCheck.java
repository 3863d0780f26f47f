package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.asset.bmff.BoxBudget;
import dev.candor.c2pa.asset.bmff.BoxCursor;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfUri;
import dev.candor.c2pa.report.Finding;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.StatusCode;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Judges the media segments of a live stream in the order they are given (C2PA 2.4, 19.7). Used
/// once.
public final class LiveVideoCheck {
    private final LiveStream stream;
    private final SegmentManifests manifests;
    private final Findings findings;
    private final SignedSegments signed;
    private final SegmentPlaces places;

    /// An id belongs to one message of the session (19.4.2).
    private final Set<Long> ids = new HashSet<>();

    private boolean trusted = true;
    private int number;

    /// @param now the time the stream is judged at; a segment that says when it was signed is
    /// judged at that time
    public LiveVideoCheck(
            LiveStream stream, SegmentManifests manifests, Instant now, Findings findings) {
        this.stream = stream;
        this.manifests = manifests;
        this.findings = findings;
        this.signed = new SignedSegments(manifests, now, findings);
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
        signed.take(stream, 0);
        for (var segment : segments) {
            number++;
            try (var channel = FileChannel.open(segment)) {
                check(init, OpenAsset.of(channel));
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
    private void check(OpenAsset init, OpenAsset segment) throws MalformedException, IOException {
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
        if (!messages.isEmpty() && !ids.add(messages.getFirst().id())) {
            reject("has a message of an id that another segment has");
            return;
        }
        var info =
                messages.isEmpty()
                        ? Optional.<SegmentInfo>empty()
                        : Optional.of(SegmentInfo.read(messages.getFirst().message()));
        var place = store == null ? Optional.<Long>empty() : checkManifest(segment, store, info);
        if (info.isPresent()) {
            trusted &= signed.fetchKey(init, info.get());
            signed.fault(segment, info.get(), place).ifPresent(this::reject);
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
        signed.take(said, info.map(SegmentInfo::sequenceNumber).orElseGet(signed::next));
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
