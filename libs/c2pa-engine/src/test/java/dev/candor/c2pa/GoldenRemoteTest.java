package dev.candor.c2pa;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.RemoteCases;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// Assets that say their store is elsewhere; `RemoteCases` says what is found there.
class GoldenRemoteTest extends GoldenFolder {
    GoldenRemoteTest() {
        super("remote", "jpg", RemoteCases.assets());
    }

    @Override
    protected Map<String, Supplier<byte[]>> stores() {
        return RemoteCases.stores();
    }

    @Override
    protected VerificationReport verify(Path input) throws UnreadableAssetException, IOException {
        var offline =
                ValidationPolicy.offline(TestAuthority.trusted().anchors(), TestAuthority.CLOCK);
        var name = Objects.requireNonNull(input.getParent()).getFileName().toString();
        var policy = RemoteCases.fetcher(name).map(offline::with).orElse(offline);
        return new Verifier(policy).verify(input);
    }
}
