package dev.candor.bench;

import dev.candor.c2pa.certificate.DevelopmentAuthority;
import dev.candor.c2pa.certificate.Pem;
import dev.candor.c2pa.certificate.SigningIdentity;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// What both engines are given: pictures made from a fixed seed, and one signing identity.
///
/// @param pictures unsigned files, largest first
record Fixtures(Path folder, List<Path> pictures, SigningIdentity identity) {
    private static final long SEED = 20260101;

    static Fixtures in(Path folder) throws IOException {
        Files.createDirectories(folder);
        var authority =
                DevelopmentAuthority.create("Candor bench", Clock.systemUTC(), new SecureRandom());
        var identity = authority.issueClaimSigner("Candor bench", "Candor bench signer");
        Files.writeString(folder.resolve("root.pem"), Pem.of(List.of(authority.root())));
        Files.writeString(folder.resolve("chain.pem"), Pem.of(identity.chain()));
        Files.writeString(folder.resolve("key.pem"), Pem.of(identity.key()));
        return new Fixtures(
                folder,
                List.of(
                        photo(folder.resolve("photo.jpg"), 2600, 2600),
                        png(folder.resolve("icon.png"), 96)),
                identity);
    }

    Path root() {
        return folder.resolve("root.pem");
    }

    /// A photograph-like JPEG.
    static Path photo(Path file, int width, int height) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(0.9f);
        Files.deleteIfExists(file);
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(noise(width, height), null, null), settings);
        } finally {
            writer.dispose();
        }
        return file;
    }

    private static Path png(Path file, int side) throws IOException {
        ImageIO.write(noise(side, side), "png", file.toFile());
        return file;
    }

    /// A gradient under grain: compresses like a photograph, not like noise.
    private static BufferedImage noise(int width, int height) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grain = random.nextInt(48);
                int red = (x * 180 / width) + grain;
                int green = (y * 180 / height) + grain;
                image.setRGB(x, y, red << 16 | green << 8 | (grain * 4));
            }
        }
        return image;
    }
}
