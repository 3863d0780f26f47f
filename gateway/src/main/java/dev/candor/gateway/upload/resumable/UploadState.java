package dev.candor.gateway.upload.resumable;

/// How an upload stands.
public enum UploadState {
    /// Takes more bytes.
    OPEN,
    /// All bytes are here; nothing changes them any more.
    COMPLETE,
    /// Published; the bytes are gone, and the record goes at its expiry.
    SPENT;

    boolean isOpen() {
        return this == OPEN;
    }
}
