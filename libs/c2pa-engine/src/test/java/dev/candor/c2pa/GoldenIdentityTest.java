package dev.candor.c2pa;

import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.kit.CertifiedCases;
import dev.candor.c2pa.kit.IdentityCases;
import dev.candor.c2pa.policy.ValidationPolicy;
import dev.candor.c2pa.report.VerificationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;

/// Actors who stand behind assertions, and what is wrong with them (CAWG Identity Assertion 1.3).
/// The verdict over the asset is the same in every case but those where the claim is broken.
class GoldenIdentityTest extends GoldenFolder {
    GoldenIdentityTest() {
        super("identity", "jpg", IdentityCases.all());
    }

    @Override
    protected VerificationReport verify(Path input) throws UnreadableAssetException, IOException {
        var name = input.getName(input.getNameCount() - 2).toString();
        var clock = Clock.fixed(CertifiedCases.at(name), ZoneOffset.UTC);
        var policy =
                ValidationPolicy.offline(CertifiedCases.anchors(), clock)
                        .withTrustedIssuers(IdentityCases.trustedIssuers());
        if (name.startsWith("x509-asked-")) {
            policy =
                    policy.asking(
                            (responder, request, limit) -> {
                                throw new IOException("no answer");
                            });
        }
        return new Verifier(
                        IdentityCases.withoutWeb().contains(name)
                                ? policy
                                : policy.with(IdentityCases.web()))
                .verify(input);
    }
}
