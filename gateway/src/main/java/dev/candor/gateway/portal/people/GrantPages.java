package dev.candor.gateway.portal.people;

import dev.candor.gateway.portal.Frame;
import dev.candor.gateway.portal.GrantView;
import dev.candor.gateway.portal.HistoryView;
import dev.candor.gateway.portal.Note;
import dev.candor.gateway.portal.Registry;
import dev.candor.gateway.portal.Room;
import dev.candor.gateway.portal.SubjectView;
import dev.candor.gateway.portal.ToldGrant;
import dev.candor.gateway.portal.Visitor;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Puts together what an officer sees of a grant.
@RequestScoped
class GrantPages {
    private static final List<String> ACTS =
            List.of("expression", "refusal", "suspension", "resumption", "revocation", "decision");

    private final Visitor visitor;
    private final Registry registry;
    private final People people;

    GrantPages(Visitor visitor, Registry registry, People people) {
        this.visitor = visitor;
        this.registry = registry;
        this.people = people;
    }

    private record Facts(SubjectView subject, HistoryView history, List<ApprovalView> approvals) {}

    Words words() {
        return visitor.in(Room.PEOPLE).w();
    }

    Note done(@Nullable String act) {
        return Note.done(words(), "grant.done", act, ACTS);
    }

    Uni<TemplateInstance> of(UUID id, Note note) {
        var frame = visitor.in(Room.PEOPLE);
        return registry.grant(visitor.credentials(), id)
                .chain(grant -> facts(grant).map(facts -> page(frame, grant, facts, note)));
    }

    private Uni<Facts> facts(GrantView grant) {
        var as = visitor.credentials();
        return Uni.combine()
                .all()
                .unis(
                        registry.subject(as, grant.subjectId()),
                        registry.historyOf(as, grant.id()),
                        people.approvalsOf(as, grant.id()))
                .with(Facts::new);
    }

    private TemplateInstance page(Frame frame, GrantView grant, Facts facts, Note note) {
        return new GrantPage(
                frame,
                frame.w(),
                new ToldGrant(grant, frame.w()),
                new Person(facts.subject(), frame.w()),
                facts.history().items().stream()
                        .map(event -> GrantPage.Moment.of(event, frame.w()))
                        .toList(),
                facts.approvals(),
                acts(grant),
                note);
    }

    /// A single use is decided as long as the registry takes a word on it; it says no otherwise.
    private GrantPage.Acts acts(GrantView grant) {
        return new GrantPage.Acts(
                visitor.may(Scopes.CONSENT_WRITE)
                        ? ACTS.stream()
                                .filter(act -> act.equals("decision") || grant.can(act))
                                .toList()
                        : List.of());
    }
}
