package dev.candor.gateway.portal.people;

import static dev.candor.gateway.routing.Neighbour.CONSENT;

import dev.candor.gateway.identity.Credentials;
import dev.candor.gateway.portal.GrantView;
import dev.candor.gateway.portal.SubjectView;
import dev.candor.gateway.routing.NeighbourClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the registry tells its officers about people, and what they may do to a grant.
@ApplicationScoped
class People {
    /// How many are shown at once, and how many are read at once in search of a name.
    private static final int SHOWN = 50;

    private static final int SEARCHED = 200;

    /// A search asks the registry at most so often; then it says where it stands.
    private static final int CALLS = 5;

    private final NeighbourClient neighbours;

    People(NeighbourClient neighbours) {
        this.neighbours = neighbours;
    }

    /// Some of the registered people, oldest first.
    ///
    /// @param next where those after them begin; absent at the end
    record Some(List<SubjectView> items, @Nullable String next) {}

    record Approvals(List<ApprovalView> items) {}

    /// Those whose name contains a text; all of them when it is empty. Names lie encrypted in the
    /// registry, so it cannot search: pages are read until one has somebody.
    Uni<Some> named(Credentials as, String name, @Nullable String cursor) {
        return name.isEmpty() ? page(as, SHOWN, cursor) : search(as, name, cursor, CALLS);
    }

    private Uni<Some> search(Credentials as, String name, @Nullable String cursor, int calls) {
        return page(as, SEARCHED, cursor)
                .map(some -> new Some(matching(some.items(), name), some.next()))
                .chain(
                        some ->
                                some.items().isEmpty() && some.next() != null && calls > 1
                                        ? search(as, name, some.next(), calls - 1)
                                        : Uni.createFrom().item(some));
    }

    static List<SubjectView> matching(List<SubjectView> people, String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return people.stream()
                .filter(it -> it.displayName().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    private Uni<Some> page(Credentials as, int limit, @Nullable String cursor) {
        var from =
                cursor == null
                        ? ""
                        : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return neighbours.get(CONSENT, "/v1/subjects?limit=" + limit + from, as, Some.class);
    }

    /// Single uses that were asked for under a grant, of the first 50.
    Uni<List<ApprovalView>> approvalsOf(Credentials as, UUID grant) {
        return neighbours
                .get(
                        CONSENT,
                        "/v1/grants/%s/approvals?limit=50".formatted(grant),
                        as,
                        Approvals.class)
                .map(Approvals::items);
    }

    /// @param body of the act, as the registry's document has it
    Uni<GrantView> act(Credentials as, String key, UUID grant, String act, Object body) {
        return neighbours.postOnce(
                CONSENT, "/v1/grants/%s/%s".formatted(grant, act), as, key, body, GrantView.class);
    }

    Uni<ApprovalView> decide(
            Credentials as, String key, UUID grant, UUID approval, ApprovalView.Verdict verdict) {
        return neighbours.postOnce(
                CONSENT,
                "/v1/grants/%s/approvals/%s/decision".formatted(grant, approval),
                as,
                key,
                verdict,
                ApprovalView.class);
    }
}
