package dev.candor.c2pa.validation;

import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.livevideo.SegmentManifests;
import dev.candor.c2pa.policy.ValidationPolicy;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges the manifests of media segments one by one, as those of any other asset.
final class SegmentJudge implements SegmentManifests {
    private final ValidationPolicy policy;
    private StoreValidation.@Nullable Outcome first;

    SegmentJudge(ValidationPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Judged judge(OpenAsset segment, Bytes store) throws IOException {
        var validation = new StoreValidation(segment, policy);
        var outcome = validation.validate(store);
        if (first == null) {
            first = outcome;
        }
        return new Judged(outcome.state(), outcome.findings(), validation.said());
    }

    /// What came of the first segment, if one was judged.
    Optional<StoreValidation.Outcome> first() {
        return Optional.ofNullable(first);
    }
}
