package dev.candor.gateway.upload.resumable;

import java.util.UUID;

/// The right to append to an upload. There is one for each, and it is lost by keeping still.
record Pen(Upload upload, UUID holder) {
    UploadId id() {
        return upload.id();
    }
}
