package dev.candor.gateway.portal;

import static dev.candor.gateway.routing.Neighbour.CONSENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.gateway.identity.Credentials;
import dev.candor.gateway.publication.ConsentCheck;
import dev.candor.gateway.routing.NeighbourClient;
import dev.candor.gateway.routing.NeighbourClient.Document;
import dev.candor.kit.wording.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The consent registry as a signed-in person may see it: every call carries their own token.
@ApplicationScoped
public class Registry {
    /// @param licensee who wants to use it; without one nobody's grant answers
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Question(
            List<UUID> subjects,
            String action,
            String modality,
            String purpose,
            List<String> territories,
            String channel,
            @Nullable String licensee) {}

    /// A person's no, in advance.
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Objection(
            UUID subjectId, List<String> actions, List<String> likeness, List<String> licensees) {}

    private final NeighbourClient neighbours;

    Registry(NeighbourClient neighbours) {
        this.neighbours = neighbours;
    }

    Uni<List<SubjectView>> subjects(Credentials as) {
        return neighbours
                .get(CONSENT, "/v1/subjects?limit=200", as, Listing.OfSubjects.class)
                .map(Listing.OfSubjects::items);
    }

    public Uni<SubjectView> subject(Credentials as, UUID id) {
        return neighbours.get(CONSENT, "/v1/subjects/" + id, as, SubjectView.class);
    }

    public Uni<List<GrantView>> grantsOf(Credentials as, UUID subject) {
        return neighbours
                .get(CONSENT, "/v1/grants?limit=200&subject=" + subject, as, Listing.OfGrants.class)
                .map(Listing.OfGrants::items);
    }

    /// Grants that were asked for and wait for an answer, of the latest 200.
    public Uni<List<GrantView>> waiting(Credentials as) {
        return neighbours
                .get(CONSENT, "/v1/grants?limit=200", as, Listing.OfGrants.class)
                .map(list -> list.items().stream().filter(GrantView::waits).toList());
    }

    /// Whom the registry takes the person for.
    Uni<MeView> me(Credentials as) {
        return neighbours.get(CONSENT, "/v1/me", as, MeView.class);
    }

    public Uni<GrantView> grant(Credentials as, UUID id) {
        return neighbours.get(CONSENT, "/v1/grants/" + id, as, GrantView.class);
    }

    Uni<NoticeView> notice(Credentials as, UUID id) {
        return neighbours.get(CONSENT, "/v1/notices/" + id, as, NoticeView.class);
    }

    public Uni<HistoryView> historyOf(Credentials as, UUID grant) {
        return neighbours.get(
                CONSENT, "/v1/grants/%s/history".formatted(grant), as, HistoryView.class);
    }

    /// What was published on the strength of a grant, of the first 50.
    Uni<List<UseView>> usesOf(Credentials as, UUID grant) {
        return neighbours
                .get(
                        CONSENT,
                        "/v1/grants/%s/uses?limit=50".formatted(grant),
                        as,
                        Listing.OfUses.class)
                .map(Listing.OfUses::items);
    }

    /// What was asked in a check that was kept.
    Uni<UseView.Question> asked(Credentials as, UUID check) {
        return neighbours
                .get(CONSENT, "/v1/consent-checks/" + check, as, UseView.Kept.class)
                .map(UseView.Kept::question);
    }

    Uni<List<ObjectionView>> objectionsOf(Credentials as, UUID subject) {
        return neighbours
                .get(
                        CONSENT,
                        "/v1/objections?limit=200&subject=" + subject,
                        as,
                        Listing.OfObjections.class)
                .map(Listing.OfObjections::items);
    }

    public Uni<Document> receipt(Credentials as, UUID grant, String mediaType, Language language) {
        return neighbours.fetch(
                CONSENT, "/v1/grants/%s/receipt".formatted(grant), as, mediaType, language.tag());
    }

    /// Takes a grant back, in the person's own name. No reason is asked for.
    Uni<GrantView> withdraw(Credentials as, String key, UUID grant) {
        return act(as, key, grant, "withdrawal", Map.of());
    }

    Uni<GrantView> refuse(Credentials as, String key, UUID grant) {
        return act(as, key, grant, "refusal", Map.of());
    }

    /// Says yes by a click, to the notice as it was shown in that language.
    Uni<GrantView> agree(Credentials as, String key, UUID grant, String language) {
        return act(as, key, grant, "expression", Map.of("method", "CLICK", "language", language));
    }

    /// @param objection empty lists are left out: what is not named is all of it
    Uni<ObjectionView> object(Credentials as, String key, Objection objection) {
        return neighbours.postOnce(
                CONSENT, "/v1/objections", as, key, objection, ObjectionView.class);
    }

    Uni<ObjectionView> lift(Credentials as, String key, UUID objection) {
        return neighbours.postOnce(
                CONSENT,
                "/v1/objections/%s/lifting".formatted(objection),
                as,
                key,
                Map.of(),
                ObjectionView.class);
    }

    private Uni<GrantView> act(
            Credentials as, String key, UUID grant, String act, Map<String, String> body) {
        return neighbours.postOnce(
                CONSENT, "/v1/grants/%s/%s".formatted(grant, act), as, key, body, GrantView.class);
    }

    Uni<ConsentCheck> ask(Credentials as, Question question) {
        return neighbours.post(CONSENT, "/v1/consent-checks", as, question, ConsentCheck.class);
    }
}
