package dev.candor.label.profile;

import java.util.EnumSet;
import java.util.Set;

/// Whom rules bind.
public enum Addressee {
    /// Uses an AI system and shows what it made.
    DEPLOYER,
    /// Offers the AI system.
    PROVIDER,
    /// Carries what others post.
    PLATFORM,
    ADVERTISER,
    DEVICE_MAKER;

    /// Whoever does not say what it is, is held to what binds those who show media to people.
    public static Set<Addressee> whoShowsMedia() {
        return EnumSet.of(DEPLOYER, PLATFORM, ADVERTISER);
    }
}
