package dev.candor.c2pa.definition;

import dev.candor.c2pa.port.IdentityAggregator;
import dev.candor.c2pa.port.Signer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Someone who stands behind a manifest beside the claim generator, and signs for it: the assertion
/// `cawg.identity` (CAWG Identity Assertion 1.3, 5). The actor always stands behind the binding to
/// the content.
///
/// @param proof how it is shown who the actor is
/// @param roles what the actor is to the asset, such as `cawg.creator`
/// @param behind labels of further assertions of the manifest that the actor stands behind
public record NamedActor(Proof proof, List<String> roles, List<String> behind) {
    private static final String RESERVED = "cawg.";

    /// How it is shown who an actor is.
    public sealed interface Proof {}

    /// The actor signs, with a certificate for documents (`cawg.x509.cose`).
    public record Certificate(Signer signer) implements Proof {}

    /// An aggregator vouches for the actor (`cawg.identity_claims_aggregation`).
    ///
    /// @param room the most bytes its answer has; they are kept free before it is asked
    public record Aggregation(IdentityAggregator aggregator, int room) implements Proof {
        /// The most room that is kept for an answer.
        public static final int MOST_ROOM = 1 << 20;

        public Aggregation {
            if (room < 1 || room > MOST_ROOM) {
                throw new IllegalArgumentException(
                        "Room for %d bytes; an aggregator's answer has 1 to %d"
                                .formatted(room, MOST_ROOM));
            }
        }
    }

    public NamedActor {
        roles = List.copyOf(roles);
        behind = List.copyOf(behind);
        for (var role : roles) {
            if (role.isBlank()) {
                throw new IllegalArgumentException("A role has a name");
            }
            if (role.startsWith(RESERVED) && ActorRole.ofWord(role).isEmpty()) {
                throw new IllegalArgumentException("CAWG has no role %s".formatted(role));
            }
        }
        if (behind.stream().distinct().count() != behind.size()) {
            throw new IllegalArgumentException("An actor stands behind an assertion once");
        }
    }

    /// An actor who signs with a certificate.
    public static NamedActor certified(Signer signer) {
        return new NamedActor(new Certificate(signer), List.of(), List.of());
    }

    /// An actor for whom an aggregator vouches.
    ///
    /// @param room the most bytes its answer has
    public static NamedActor aggregated(IdentityAggregator aggregator, int room) {
        return new NamedActor(new Aggregation(aggregator, room), List.of(), List.of());
    }

    /// The same actor, in these roles too.
    public NamedActor as(ActorRole... words) {
        return as(Arrays.stream(words).map(ActorRole::word).toArray(String[]::new));
    }

    /// The same actor, in these roles too, in any words; those that begin with `cawg.` are CAWG's.
    public NamedActor as(String... words) {
        return new NamedActor(proof, joined(roles, words), behind);
    }

    /// The same actor, standing behind these assertions too.
    ///
    /// @param labels such as `c2pa.actions.v2`
    public NamedActor behind(String... labels) {
        return new NamedActor(proof, roles, joined(behind, labels));
    }

    private static List<String> joined(List<String> before, String... more) {
        var all = new ArrayList<>(before);
        all.addAll(List.of(more));
        return all;
    }
}
