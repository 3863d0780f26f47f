package dev.candor.provenance.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Whose tools sign only with a published card.
@ConfigMapping(prefix = "candor.provenance.tool-cards")
interface ToolCardConfig {
    /// Address of the published cards, such as `http://consent-service/v1/tool-cards`.
    Optional<URI> address();

    /// Slugs of the organizations that require it; `*` is all of them. Without it none does.
    Optional<Set<String>> requiredFor();

    /// How long a card that was found is not asked for again. Cards stay once they are published.
    @WithDefault("PT10M")
    Duration last();

    /// How long the registry may take to answer.
    @WithDefault("PT5S")
    Duration patience();
}
