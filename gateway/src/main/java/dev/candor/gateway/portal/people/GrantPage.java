package dev.candor.gateway.portal.people;

import dev.candor.gateway.portal.Frame;
import dev.candor.gateway.portal.HistoryView;
import dev.candor.gateway.portal.Note;
import dev.candor.gateway.portal.ToldGrant;
import dev.candor.kit.id.Ids;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One grant as an officer keeps it: its scope, its timeline, the uses that wait for a word, and
/// what can be done to it.
///
record GrantPage(
        Frame frame,
        Words w,
        ToldGrant grant,
        Person person,
        List<Moment> timeline,
        List<ApprovalView> approvals,
        Acts acts,
        Note note)
        implements TemplateInstance {
    /// One thing that happened.
    ///
    /// @param reason as it was written; empty when none was
    /// @param entry number in the ledger
    record Moment(
            String when, String what, String by, String reason, String tone, @Nullable Long entry) {
        static Moment of(HistoryView.Event event, Words w) {
            var what = w.code("event", event.kind());
            return new Moment(
                    w.minute(event.at()),
                    event.method() == null
                            ? what
                            : "%s (%s)".formatted(what, w.code("method", event.method())),
                    w.code("capacity", event.capacity()),
                    Objects.requireNonNullElse(event.reason(), ""),
                    tone(event.kind()),
                    event.ledgerSeq());
        }

        private static String tone(String kind) {
            return switch (kind) {
                case "GRANT_EXPRESSED", "GRANT_RESUMED" -> "good";
                case "GRANT_REQUESTED", "GRANT_DRAFTED", "GRANT_DEFERRED" -> "open";
                case "GRANT_SUSPENDED" -> "fair";
                default -> "ended";
            };
        }
    }

    /// What this visitor can do to the grant now.
    ///
    /// @param names the last segments of their paths
    record Acts(List<String> names) {
        private static final List<String> CAUSES =
                List.of("DISPUTE", "STRIKE", "COURT", "SAFETY", "PAYMENT");

        public boolean can(String act) {
            return names.contains(act);
        }

        /// Whether an answer that came on paper can be recorded.
        public boolean answer() {
            return can("expression") || can("refusal");
        }

        /// Whether it can be made to rest, to go on, or to end.
        public boolean steer() {
            return can("suspension") || can("resumption") || can("revocation");
        }

        /// Why an officer suspends; the other causes are the registry's own.
        public List<String> causes() {
            return CAUSES;
        }

        /// Marks one pressing of a button, so that pressing twice does it once.
        public String key() {
            return Ids.next().toString();
        }
    }
}
