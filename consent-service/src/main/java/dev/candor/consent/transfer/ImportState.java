package dev.candor.consent.transfer;

/// How far an import is. A constant's name is contract and never changes.
enum ImportState {
    UPLOADING,
    WAITING,
    RUNNING,
    DONE
}
