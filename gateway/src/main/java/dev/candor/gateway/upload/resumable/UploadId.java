package dev.candor.gateway.upload.resumable;

import dev.candor.kit.id.Ids;
import java.util.UUID;

/// Names an upload.
public record UploadId(UUID value) {
    static UploadId next() {
        return new UploadId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
