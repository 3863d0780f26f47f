package dev.candor.gateway.portal;

import static dev.candor.gateway.routing.Neighbour.CONSENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.candor.gateway.identity.Credentials;
import dev.candor.gateway.publication.ConsentCheck;
import dev.candor.gateway.routing.NeighbourClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The consent registry as a signed-in person may see it: every call carries their own token.
@ApplicationScoped
class Registry {
    /// @param licensee who wants to use it; without one nobody's grant answers
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Question(
            List<UUID> subjects,
            String action,
            String modality,
            String purpose,
            List<String> territories,
            String channel,
            @Nullable String licensee) {}

    private final NeighbourClient neighbours;

    Registry(NeighbourClient neighbours) {
        this.neighbours = neighbours;
    }

    Uni<List<SubjectView>> subjects(Credentials as) {
        return neighbours
                .get(CONSENT, "/v1/subjects?limit=200", as, Listing.OfSubjects.class)
                .map(Listing.OfSubjects::items);
    }

    Uni<SubjectView> subject(Credentials as, UUID id) {
        return neighbours.get(CONSENT, "/v1/subjects/" + id, as, SubjectView.class);
    }

    Uni<List<GrantView>> grantsOf(Credentials as, UUID subject) {
        return neighbours
                .get(CONSENT, "/v1/grants?limit=200&subject=" + subject, as, Listing.OfGrants.class)
                .map(Listing.OfGrants::items);
    }

    /// Grants that were asked for and wait for an answer, of the latest 200.
    Uni<List<GrantView>> waiting(Credentials as) {
        return neighbours
                .get(CONSENT, "/v1/grants?limit=200", as, Listing.OfGrants.class)
                .map(list -> list.items().stream().filter(GrantView::waits).toList());
    }

    Uni<ConsentCheck> ask(Credentials as, Question question) {
        return neighbours.post(CONSENT, "/v1/consent-checks", as, question, ConsentCheck.class);
    }
}
