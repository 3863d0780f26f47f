package dev.candor.c2pa;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.ElsewhereCases;
import dev.candor.c2pa.kit.TestAuthority;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.port.Fetched;
import dev.candor.c2pa.port.Fetcher;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/// What is found where assertions are kept, by those who may fetch it.
class GoldenExternalDataTest extends GoldenFolder {
    GoldenExternalDataTest() {
        super("external-data", "jpg", ElsewhereCases.fetched());
    }

    @Override
    protected VerificationReport verify(Path input) throws UnreadableAssetException, IOException {
        return new Verifier(
                        ValidationPolicy.offline(
                                        TestAuthority.trusted().anchors(), TestAuthority.CLOCK)
                                .with(new Shelf()))
                .verify(input);
    }

    /// A network of three documents.
    private static final class Shelf implements Fetcher {
        @Override
        public byte[] fetch(URI uri, int limit) throws IOException {
            var body = ElsewhereCases.bodies().get(uri.toString());
            if (body == null || body.length > limit) {
                throw new IOException("Not there: " + uri);
            }
            return body;
        }

        @Override
        public Fetched get(URI uri, int limit) throws IOException {
            return new Fetched(
                    fetch(uri, limit),
                    uri.getPath().equals("/note") ? "text/plain" : "application/jumbf");
        }
    }
}
