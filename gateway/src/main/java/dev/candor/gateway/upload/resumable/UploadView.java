package dev.candor.gateway.upload.resumable;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An upload, as its owner sees it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Schema(name = "Upload")
record UploadView(
        UUID id,
        UploadState state,
        @Schema(description = "As it was said when the upload began") String mediaType,
        @Schema(description = "Bytes that have arrived for good") long offset,
        @Schema(description = "Bytes of the whole, once that is said") @Nullable Long length,
        @Schema(description = "Of the whole, once it is complete; hexadecimal")
                @Nullable String sha256,
        @Schema(description = "When it goes, unless more comes of it") Instant expires) {

    static UploadView of(Upload upload) {
        return new UploadView(
                upload.id().value(),
                upload.state(),
                upload.mediaType(),
                upload.offset(),
                upload.length(),
                upload.sha256(),
                upload.expires());
    }

    String path() {
        return "/v1/uploads/" + id;
    }
}
