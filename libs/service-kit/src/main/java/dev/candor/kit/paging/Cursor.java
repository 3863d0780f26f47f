package dev.candor.kit.paging;

import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/// Where a page ended: the id of its last item. Opaque outside (base64url of 16 bytes).
public record Cursor(UUID after) {

    public String encode() {
        var bytes =
                ByteBuffer.allocate(16)
                        .putLong(after.getMostSignificantBits())
                        .putLong(after.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// @throws Declined `INVALID_REQUEST` when the text is no cursor of ours
    public static Cursor decode(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == 16) {
                var in = ByteBuffer.wrap(bytes);
                return new Cursor(new UUID(in.getLong(), in.getLong()));
            }
        } catch (IllegalArgumentException e) {
            // falls through: not base64url
        }
        throw new Declined(
                        CommonProblem.INVALID_REQUEST,
                        "Use a cursor exactly as an earlier answer gave it.")
                .at("?cursor");
    }
}
