package dev.candor.c2pa;

/// How the segments of a live stream are vouched for (C2PA 2.4, 19.2.2).
public enum LiveMethod {
    /// Each segment has a manifest of its own, which names the one before it. Whoever has two
    /// segments can check them; each carries some kilobytes and a signature of the signer's key.
    MANIFESTS,
    /// The initialization segment's manifest vouches for session keys, and each segment has a short
    /// signature of one. The signer's key signs only when keys change.
    SESSION_KEYS
}
