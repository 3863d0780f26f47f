package dev.candor.c2pa.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.c2pa.Signing;
import dev.candor.c2pa.Verifier;
import dev.candor.c2pa.asset.UnreadableAssetException;
import dev.candor.c2pa.certificate.TrustAnchors;
import dev.candor.c2pa.definition.ClaimGenerator;
import dev.candor.c2pa.definition.DigitalSourceType;
import dev.candor.c2pa.definition.ManifestDefinition;
import dev.candor.c2pa.port.Signer;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.report.ValidationState;
import dev.candor.c2pa.report.VerificationReport;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;

/// A small picture that a signer signs, and what a verifier says of it.
final class SignedPicture {
    private SignedPicture() {}

    /// Signs a picture and finds it trusted by the root.
    static void requireTrusted(Path folder, Signer signer, X509Certificate root)
            throws UnreadableAssetException, SigningException, IOException {
        var report = sign(folder, signer, root);

        assertThat(report.state()).isEqualTo(ValidationState.TRUSTED);
        var signature = report.activeManifest().orElseThrow().signature();
        assertThat(String.valueOf(signature)).contains("algorithm=" + signer.algorithm());
    }

    static VerificationReport sign(Path folder, Signer signer, X509Certificate root)
            throws UnreadableAssetException, SigningException, IOException {
        return sign(folder, signer, root, signing -> signing);
    }

    /// Signs as the wishes say, and trusts the root for time stamps too.
    static VerificationReport sign(
            Path folder, Signer signer, X509Certificate root, UnaryOperator<Signing> wishes)
            throws UnreadableAssetException, SigningException, IOException {
        var source = folder.resolve("source.png");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", source.toFile());
        var target = folder.resolve("signed-%s.png".formatted(UUID.randomUUID()));
        var anchors = new TrustAnchors(List.of(root), List.of(root));
        wishes.apply(new Signing(Clock.systemUTC(), UUID::randomUUID, anchors))
                .sign(
                        source,
                        target,
                        ManifestDefinition.created(DigitalSourceType.DIGITAL_CREATION)
                                .by(new ClaimGenerator("Test", "1")),
                        signer);
        return new Verifier(anchors, Clock.systemUTC()).verify(target);
    }
}
