package dev.candor.gateway.upload.resumable;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Bytes of a file, as many as have come.
///
/// @param mediaType as the client says
/// @param offset bytes that are on the disk for good
/// @param length bytes of the whole; absent until it is said
/// @param statedSha256 what the whole must be, lower-case hexadecimal; absent when not said
/// @param sha256 what the whole is; absent while it is open
/// @param expires after this it is gone
/// @param held whether somebody appends to it now
public record Upload(
        UploadId id,
        String mediaType,
        UploadState state,
        long offset,
        @Nullable Long length,
        @Nullable String statedSha256,
        @Nullable String sha256,
        Instant expires,
        boolean held) {}
