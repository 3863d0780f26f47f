package dev.candor.gateway.portal;

import dev.candor.gateway.publication.ConsentCheck;
import dev.candor.kit.identity.Scopes;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import dev.candor.kit.wording.Words;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Consent in the portal: look a person up, and ask whether they may be shown.
@Path("/portal/consent")
@Produces(MediaType.TEXT_HTML)
class ConsentPages {
    private final Visitor visitor;
    private final Registry registry;
    private final CsrfTokens tokens;

    ConsentPages(Visitor visitor, Registry registry, CsrfTokens tokens) {
        this.visitor = visitor;
        this.registry = registry;
        this.tokens = tokens;
    }

    private record Person(SubjectView subject, List<GrantView> grants) {
        private List<ToldGrant> told(Words words) {
            return grants.stream().map(grant -> new ToldGrant(grant, words)).toList();
        }
    }

    @GET
    @RolesAllowed(Scopes.CONSENT_READ)
    @Operation(hidden = true)
    public Uni<TemplateInstance> lookUp(@RestQuery @Nullable String subject) {
        return subject == null || subject.isBlank()
                ? page(Optional.empty(), null, null)
                : person(subject)
                        .chain(person -> page(Optional.of(person), null, null))
                        .onFailure(Refusals::isOne)
                        .recoverWithUni(
                                failure -> page(Optional.empty(), null, Refusals.detail(failure)));
    }

    @POST
    @RolesAllowed({Scopes.CONSENT_CHECK})
    @Operation(hidden = true)
    public Uni<TemplateInstance> ask(
            @RestForm @DefaultValue("") String csrf,
            @RestForm @DefaultValue("") String subject,
            @RestForm @DefaultValue("") String action,
            @RestForm @DefaultValue("") String modality,
            @RestForm @DefaultValue("") String purpose,
            @RestForm @DefaultValue("") String territories,
            @RestForm @DefaultValue("") String channel,
            @RestForm @DefaultValue("") String licensee) {
        tokens.check(visitor.actor(), csrf);
        return person(subject)
                .chain(
                        person ->
                                answer(
                                        person,
                                        new Registry.Question(
                                                List.of(person.subject().id()),
                                                action,
                                                modality,
                                                purpose,
                                                words(territories),
                                                channel,
                                                licensee.isBlank() ? null : licensee.strip())));
    }

    private Uni<TemplateInstance> answer(Person person, Registry.Question question) {
        return registry.ask(visitor.credentials(), question)
                .chain(check -> page(Optional.of(person), check, null))
                .onFailure(Refusals::isOne)
                .recoverWithUni(
                        failure -> page(Optional.of(person), null, Refusals.detail(failure)));
    }

    private Uni<Person> person(String id) {
        var subject = id(id);
        return registry.subject(visitor.credentials(), subject)
                .chain(
                        found ->
                                registry.grantsOf(visitor.credentials(), subject)
                                        .map(grants -> new Person(found, grants)));
    }

    private Uni<TemplateInstance> page(
            Optional<Person> person, @Nullable ConsentCheck check, @Nullable String refusal) {
        var frame = visitor.in(Room.CONSENT);
        return registry.subjects(visitor.credentials())
                .map(
                        subjects ->
                                new ConsentPage(
                                        frame,
                                        frame.w(),
                                        subjects,
                                        person.map(Person::subject).orElse(null),
                                        person.map(it -> it.told(frame.w())).orElse(List.of()),
                                        check,
                                        check != null && check.decision().lets(),
                                        visitor.may(Scopes.CONSENT_CHECK)
                                                ? ConsentPage.Choices.in(frame.w())
                                                : null,
                                        refusal));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            throw new Declined(CommonProblem.INVALID_REQUEST, "A subject's id is a UUID.");
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,]+")).filter(word -> !word.isEmpty()).toList();
    }
}
