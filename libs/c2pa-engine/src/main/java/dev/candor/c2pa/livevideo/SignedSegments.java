package dev.candor.c2pa.livevideo;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.asset.bmff.SegmentInfoBox;
import dev.candor.c2pa.binding.SegmentHash;
import dev.candor.c2pa.manifest.SessionKey;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.ValidationState;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Segments that session keys signed, one after another (C2PA 2.4, 19.7.3).
final class SignedSegments {
    private static final long NONE = -1;

    /// How many addresses are asked for manifests.
    private static final int MOST_FETCHED = 16;

    private final SegmentManifests manifests;
    private final Instant now;
    private final SessionKeys keys;

    /// The hash algorithm of each manifest that was brought, by its name.
    private final Map<String, Optional<String>> known = new HashMap<>();

    private final Set<String> fetched = new HashSet<>();
    private long last = NONE;

    SignedSegments(SegmentManifests manifests, Instant now, Findings findings) {
        this.manifests = manifests;
        this.now = now;
        this.keys = new SessionKeys(now, findings);
    }

    /// The number the next segment has to have.
    long next() {
        return last + 1;
    }

    /// Takes what a manifest that holds brings.
    ///
    /// @param current number of the segment that brings it
    void take(LiveStream said, long current) {
        var context = said.context();
        if (context != null) {
            known.put(said.label(), Optional.ofNullable(context.claim().algorithm()));
            keys.take(said, current);
        }
    }

    /// A key that no manifest has brought yet may be in one that lies elsewhere, and is bound to
    /// the initialization segment (19.4.4.1).
    ///
    /// @return whether no manifest was used of somebody who is not trusted
    boolean fetchKey(OpenAsset init, SegmentInfo info) throws IOException {
        var elsewhere = info.elsewhere();
        if (elsewhere == null
                || info.keyId().flatMap(keys::find).isPresent()
                || fetched.size() == MOST_FETCHED
                || !fetched.add(elsewhere.url())) {
            return true;
        }
        var store = manifests.fetch(elsewhere);
        if (store.isEmpty()) {
            return true;
        }
        var judged = manifests.judge(init, store.get());
        if (judged.state() == ValidationState.INVALID
                || !judged.said().label().equals(info.manifest())) {
            return true;
        }
        take(judged.said(), info.sequenceNumber());
        return judged.state() == ValidationState.TRUSTED;
    }

    /// Why a segment does not hold; nothing if it does.
    ///
    /// @param place the number the segment's own manifest says it has, if it says one
    Optional<String> fault(OpenAsset segment, SegmentInfo info, Optional<Long> place)
            throws IOException {
        var key = info.keyId().flatMap(keys::find);
        if (key.isEmpty()) {
            return Optional.of("is signed with no session key that a manifest vouches for");
        }
        var algorithm = known.get(info.manifest());
        if (algorithm == null) {
            return Optional.of("belongs to another manifest");
        }
        var fault = signatureFault(info, key.get()).or(() -> misplaced(info, place));
        if (fault.isEmpty()) {
            fault =
                    SegmentHash.fault(
                            segment.reader(),
                            info.hash(),
                            SegmentInfoBox.SCHEME,
                            algorithm.orElse(null));
        }
        last = Math.max(last, info.sequenceNumber());
        return fault.map("does not hold: %s"::formatted);
    }

    private Optional<String> signatureFault(SegmentInfo info, SessionKey key) {
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
        } else if (last != NONE && said != next()) {
            return Optional.of(
                    "it has the number %d, which does not follow %d".formatted(said, last));
        }
        return Optional.empty();
    }
}
