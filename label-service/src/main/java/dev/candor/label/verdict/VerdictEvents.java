package dev.candor.label.verdict;

import dev.candor.kit.id.Ids;
import dev.candor.kit.outbox.Event;
import dev.candor.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Tells of verdicts that took the place of others: whoever shows a label asks for it again.
@ApplicationScoped
class VerdictEvents {
    private static final String CHANGED = "dev.candor.label.verdict-changed";

    private final Outbox outbox;

    VerdictEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /// In the transaction of whoever writes it. A first version changes nothing.
    Uni<Void> written(String organization, Verdict verdict) {
        return verdict.version() == 1
                ? Uni.createFrom().voidItem()
                : outbox.put(changed(organization, verdict));
    }

    private static Event changed(String organization, Verdict verdict) {
        return Event.of(
                Ids.next(),
                "/label-service",
                CHANGED,
                "verdicts/" + verdict.id(),
                verdict.createdAt().truncatedTo(ChronoUnit.MILLIS),
                organization,
                Map.of(
                        "verdictId", verdict.id().value(),
                        "version", verdict.version(),
                        "labelClass", verdict.labelClass().name(),
                        "certainty", verdict.certainty().name()));
    }
}
