package dev.candor.gateway.portal.ledger;

import static dev.candor.gateway.routing.Neighbour.CONSENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.gateway.identity.Credentials;
import dev.candor.gateway.routing.NeighbourClient;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The ledger of an organization. What is open to everybody is asked as everybody asks it; the
/// entries need a role.
@ApplicationScoped
public class PublicLedger {
    private final NeighbourClient neighbours;

    PublicLedger(NeighbourClient neighbours) {
        this.neighbours = neighbours;
    }

    /// How long a ledger is, as it was signed last.
    public record Latest(long size, Instant at) {}

    /// None before the first checkpoint was signed.
    public Uni<Optional<Latest>> latest(Credentials as, Organization whose) {
        return checkpoint(as, whose).map(found -> found.map(it -> new Latest(it.size(), it.at())));
    }

    /// The latest; none before the first was signed.
    Uni<Optional<Checkpoint>> checkpoint(Credentials as, Organization whose) {
        return orNone(neighbours.get(CONSENT, path("checkpoint", whose, ""), as, Checkpoint.class));
    }

    Uni<LedgerKeys> keys(Credentials as, Organization whose) {
        return neighbours.get(CONSENT, path("keys", whose, ""), as, LedgerKeys.class);
    }

    Uni<Cosignatures> cosignatures(Credentials as) {
        return neighbours.get(CONSENT, "/v1/ledger/cosignatures", as, Cosignatures.class);
    }

    Uni<Inclusion> inclusion(Credentials as, Organization whose, long seq, long size) {
        return neighbours.get(CONSENT, inclusionPath(whose, seq, size), as, Inclusion.class);
    }

    Uni<Consistency> consistency(Credentials as, Organization whose, long from, long to) {
        return neighbours.get(CONSENT, consistencyPath(whose, from, to), as, Consistency.class);
    }

    Uni<List<Entry>> entries(Credentials as, long from, int limit) {
        var path = "/v1/ledger/entries?from=%d&limit=%d".formatted(from, limit);
        return neighbours.get(CONSENT, path, as, Entry.Run.class).map(Entry.Run::items);
    }

    /// What the registry has at one of these paths, whole.
    Uni<JsonNode> json(Credentials as, String path) {
        return neighbours.get(CONSENT, path, as, JsonNode.class);
    }

    static String inclusionPath(Organization whose, long seq, long size) {
        return path("inclusion", whose, "&seq=%d&size=%d".formatted(seq, size));
    }

    static String consistencyPath(Organization whose, long from, long to) {
        return path("consistency", whose, "&from=%d&to=%d".formatted(from, to));
    }

    /// Where the registry has it.
    static String path(String what, Organization whose, String query) {
        return "/v1/ledger/%s?organization=%s%s".formatted(what, whose.slug(), query);
    }

    private static <T> Uni<Optional<T>> orNone(Uni<T> answer) {
        return answer.map(Optional::of)
                .onFailure(PublicLedger::isMissing)
                .recoverWithItem(Optional.empty());
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof Declined declined && declined.type().status() == 404;
    }
}
