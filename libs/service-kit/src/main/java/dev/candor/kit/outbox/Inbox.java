package dev.candor.kit.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// Where events go. The service that has the inbox itself gives its own.
public interface Inbox {
    /// Whether there is one to deliver to.
    boolean isKnown();

    /// Delivers events, in order, all or none. Fails when the inbox did not say that it has them.
    ///
    /// @param bodies events in structured JSON
    Uni<Void> deliver(List<String> bodies);
}
