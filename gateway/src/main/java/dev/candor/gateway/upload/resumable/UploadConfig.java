package dev.candor.gateway.upload.resumable;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;

/// What an operator may set about uploads that come in pieces.
@ConfigMapping(prefix = "candor.gateway")
public interface UploadConfig {
    /// Folder of the published assets; what is on its way lies in `.uploads` below it.
    Path mediaDirectory();

    /// Largest asset that is taken, in bytes.
    long maxAssetSize();

    Uploads upload();

    /// How they are kept.
    interface Uploads {
        /// How long an upload waits for its next piece, or to be published.
        @WithDefault("P1D")
        Duration maxAge();

        /// Most uploads that one organization has waiting, 1 to 10,000.
        @WithDefault("100")
        @Min(1)
        @Max(10_000)
        int most();

        /// How long a replica that stops without a word keeps others from appending.
        @WithDefault("PT5S")
        Duration lease();
    }
}
