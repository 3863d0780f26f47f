package dev.candor.consent.replica;

/// What sort of replica it is. A constant's name is contract.
enum ReplicaKind {
    EMPLOYMENT_BASED,
    INDEPENDENT,
    BACKGROUND,
    VOICE_CLONE,
    AVATAR,
    SWAP_SOURCE,
    SWAP_TARGET
}
