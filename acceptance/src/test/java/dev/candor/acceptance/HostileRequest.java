package dev.candor.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A request that is wrong somewhere.
///
/// @param how what is wrong with it
/// @param operation method and path as the document names them
/// @param target path and query, encoded
/// @param body empty for none
record HostileRequest(
        String how,
        String operation,
        String method,
        String target,
        Map<String, String> headers,
        byte[] body) {

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "%s (%s), %s"
                .formatted(operation, target.substring(0, Math.min(90, target.length())), how);
    }
}
