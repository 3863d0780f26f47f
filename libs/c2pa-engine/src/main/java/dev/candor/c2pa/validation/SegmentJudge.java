package dev.candor.c2pa.validation;

import dev.candor.c2pa.asset.Container;
import dev.candor.c2pa.asset.OpenAsset;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.livevideo.SegmentManifests;
import dev.candor.c2pa.manifest.ExternalUri;
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

    @Override
    public Optional<Bytes> fetch(ExternalUri elsewhere) {
        try {
            var fetcher = policy.fetcher();
            if (fetcher == null) {
                return Optional.empty();
            }
            var uri = StoreLocator.address(elsewhere.url());
            return Optional.of(Bytes.of(fetcher.fetch(uri, Container.MAX_STORE)))
                    .filter(elsewhere::isOver);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // as if the address were not said
        }
    }

    /// What came of the first segment, if one was judged.
    Optional<StoreValidation.Outcome> first() {
        return Optional.ofNullable(first);
    }
}
