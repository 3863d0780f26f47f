package dev.candor.consent.retention;

/// What became of an order to erase. A constant's name is contract.
enum ErasureState {
    /// Nobody has confirmed it.
    WAITING,
    /// A second person confirmed it, and it was carried out.
    DONE
}
