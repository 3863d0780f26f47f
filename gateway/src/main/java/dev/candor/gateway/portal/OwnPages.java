package dev.candor.gateway.portal;

import dev.candor.gateway.portal.OwnPage.Mine;
import dev.candor.kit.wording.Language;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Puts together what a person sees of themselves. Every call carries their own token, so the
/// registry decides what that is.
@RequestScoped
class OwnPages {
    private final Visitor visitor;
    private final Registry registry;
    private final Reader reader;

    OwnPages(Visitor visitor, Registry registry, Reader reader) {
        this.visitor = visitor;
        this.registry = registry;
        this.reader = reader;
    }

    private record Facts(
            MeView me,
            NoticeView notice,
            SubjectView subject,
            HistoryView history,
            List<OwnGrantPage.Use> uses) {}

    Words words() {
        return reader.words();
    }

    Language language() {
        return words().language();
    }

    /// Everything, person by person.
    Uni<TemplateInstance> all(Note note) {
        var frame = visitor.in(Room.OWN);
        var words = words();
        return registry.me(visitor.credentials())
                .onItem()
                .transformToMulti(me -> Multi.createFrom().iterable(me.people()))
                .onItem()
                .transformToUniAndConcatenate(person -> mine(person, words))
                .collect()
                .asList()
                .map(people -> new OwnPage(frame, words, people, note.done(), note.refusal()));
    }

    /// One grant, whole.
    Uni<TemplateInstance> grant(UUID id, Note note) {
        var frame = visitor.in(Room.OWN);
        var words = words();
        return registry.grant(visitor.credentials(), id)
                .chain(
                        grant ->
                                facts(grant, words)
                                        .map(facts -> page(frame, words, grant, facts, note)));
    }

    /// The form by which one objects for a person.
    Uni<TemplateInstance> objection(UUID subject, String key, Note note) {
        var frame = visitor.in(Room.OWN);
        var words = words();
        var as = visitor.credentials();
        return registry.me(as)
                .chain(me -> person(me, subject))
                .map(person -> OwnObjectionPage.of(frame, words, person, key, note.refusal()));
    }

    private Uni<MeView.Person> person(MeView me, UUID subject) {
        return me.people().stream()
                .filter(person -> person.subjectId().equals(subject))
                .findFirst()
                .map(person -> Uni.createFrom().item(person))
                .orElseGet(() -> stranger(subject));
    }

    /// Who is neither oneself nor spoken for: the registry says that nobody of that id is there.
    private Uni<MeView.Person> stranger(UUID subject) {
        return registry.subject(visitor.credentials(), subject)
                .map(it -> new MeView.Person(it.id(), it.displayName(), "REPRESENTATIVE"));
    }

    private Uni<Mine> mine(MeView.Person person, Words words) {
        var as = visitor.credentials();
        return Uni.combine()
                .all()
                .unis(
                        registry.grantsOf(as, person.subjectId()),
                        registry.objectionsOf(as, person.subjectId()))
                .with((grants, objections) -> mine(person, grants, objections, words));
    }

    private static Mine mine(
            MeView.Person person,
            List<GrantView> grants,
            List<ObjectionView> objections,
            Words words) {
        return new Mine(
                person,
                grants.stream().map(grant -> new ToldGrant(grant, words)).toList(),
                objections.stream().map(it -> new OwnObjection(it, words)).toList());
    }

    private Uni<Facts> facts(GrantView grant, Words words) {
        var as = visitor.credentials();
        return Uni.combine()
                .all()
                .unis(
                        registry.me(as),
                        registry.notice(as, grant.noticeId()),
                        registry.subject(as, grant.subjectId()),
                        registry.historyOf(as, grant.id()),
                        uses(grant.id(), words))
                .with(Facts::new);
    }

    private Uni<List<OwnGrantPage.Use>> uses(UUID grant, Words words) {
        return registry.usesOf(visitor.credentials(), grant)
                .onItem()
                .transformToMulti(uses -> Multi.createFrom().iterable(uses))
                .onItem()
                .transformToUniAndConcatenate(use -> use(use, words))
                .collect()
                .asList();
    }

    /// A check that is gone, or was not kept, leaves the use as it is.
    private Uni<OwnGrantPage.Use> use(UseView use, Words words) {
        return Optional.ofNullable(use.checkId())
                .map(check -> registry.asked(visitor.credentials(), check))
                .orElseGet(() -> Uni.createFrom().nullItem())
                .onFailure()
                .recoverWithNull()
                .map(asked -> OwnGrantPage.Use.of(use, asked, words));
    }

    private static TemplateInstance page(
            Frame frame, Words words, GrantView grant, Facts facts, Note note) {
        return new OwnGrantPage(
                frame,
                words,
                new ToldGrant(grant, words),
                facts.me().people().stream()
                        .filter(it -> it.subjectId().equals(grant.subjectId()) && !it.you())
                        .map(MeView.Person::displayName)
                        .findFirst()
                        .orElse(null),
                facts.notice().in(words.language().tag(), facts.subject().languages()),
                facts.history().items().stream()
                        .map(event -> OwnGrantPage.Step.of(event, words))
                        .toList(),
                facts.uses(),
                note.done(),
                note.refusal());
    }
}
