package dev.candor.gateway.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery that this replica holds, with everything it takes to try it.
///
/// @param attempt number of the attempt that is due, from 1 on
/// @param event id of the event; a receiver knows it again by this
/// @param body the event in structured JSON
/// @param formerSecret signs beside `secret` until `formerUntil`
@SuppressWarnings("ArrayRecordComponent") // compared by id
record Due(
        UUID id,
        int attempt,
        UUID webhook,
        String organization,
        URI url,
        byte[] secret,
        byte @Nullable [] formerSecret,
        @Nullable Instant formerUntil,
        UUID event,
        String body) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Due due
                && id.equals(due.id)
                && attempt == due.attempt
                && Arrays.equals(secret, due.secret);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, attempt);
    }

    @Override
    public String toString() {
        return "Due[%s, attempt %d]".formatted(id, attempt);
    }
}
