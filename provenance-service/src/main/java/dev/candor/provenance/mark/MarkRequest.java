package dev.candor.provenance.mark;

import dev.candor.kit.spool.SpoolReference;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Marks to write into media in the spool, as a plan names them.
@Schema(name = "MarkRequest", description = "Taken from the gateway alone")
record MarkRequest(
        @NotNull @Valid SpoolReference spool,
        @NotEmpty @Size(max = 10) List<@NotNull @Valid MarkOrder> marks) {

    /// @param fields names and values, in the order in which they are written
    @Schema(name = "MarkOrder")
    record MarkOrder(
            @NotNull Standard standard,
            @NotEmpty @Size(max = 20)
                    Map<@NotNull @Size(max = 100) String, @NotNull @Size(max = 2000) String>
                            fields) {}

    /// A way to write marks.
    enum Standard {
        /// XMP with the IPTC properties (Photo Metadata 2025.1).
        IPTC_XMP,
        /// The object `AIGC` (GB 45438-2025).
        TC260_AIGC,
        /// The container's own tags.
        TAG
    }
}
