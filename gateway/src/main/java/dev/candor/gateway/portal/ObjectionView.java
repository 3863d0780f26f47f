package dev.candor.gateway.portal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A standing objection: the members the portal reads. Absent lists mean everything.
@RegisterForReflection
record ObjectionView(
        UUID id,
        String state,
        @Nullable List<String> actions,
        @Nullable List<String> likeness,
        @Nullable List<String> modalities,
        @Nullable List<String> techniques,
        @Nullable List<String> purposes,
        @Nullable List<String> territories,
        @Nullable List<String> channels,
        @Nullable List<String> licensees,
        Instant raisedAt,
        @Nullable Instant liftedAt) {
    boolean stands() {
        return state.equals("STANDING");
    }
}
