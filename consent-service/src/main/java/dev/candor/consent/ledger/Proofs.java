package dev.candor.consent.ledger;

import dev.candor.consent.ledger.Tree.Stretch;
import dev.candor.kit.identity.Organization;
import dev.candor.kit.problem.CommonProblem;
import dev.candor.kit.problem.Declined;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Proofs about the ledgers, each from one read of a number of nodes that grows with the logarithm
/// of the tree.
@ApplicationScoped
public class Proofs {
    private final Pool pool;
    private final Checkpoints checkpoints;

    Proofs(Pool pool, Checkpoints checkpoints) {
        this.pool = pool;
        this.checkpoints = checkpoints;
    }

    /// That entry `seq` is in the ledger as it was at `size` entries.
    ///
    /// @param size the size of the latest checkpoint when it is null
    /// @throws Declined when there is no such entry or size
    Uni<InclusionView> ofEntry(Organization organization, long seq, @Nullable Long size) {
        return size(organization, size).chain(n -> inclusion(organization, seq, n));
    }

    /// That entry `seq` is in the ledger as it was at `size` entries.
    ///
    /// @throws Declined when there is no such entry or size
    public Uni<InclusionView> inclusion(Organization organization, long seq, long size) {
        if (seq > size) {
            throw invalid("seq is at most size.", "?seq");
        }
        var path = Tree.inclusion(seq - 1, size);
        var leaf = new Stretch(seq - 1, seq);
        var all = Tree.all(size);
        var asked = new ArrayList<>(path);
        asked.add(leaf);
        asked.add(all);
        return mustReach(organization, size)
                .chain(() -> TreeNodes.read(pool, organization, asked))
                .map(
                        stored ->
                                new InclusionView(
                                        seq,
                                        size,
                                        hex(leaf.hash(stored)),
                                        hex(Tree.hashes(path, stored)),
                                        hex(all.hash(stored))));
    }

    /// That the ledger at `to` entries begins with the ledger at `from` entries.
    ///
    /// @param to the size of the latest checkpoint when it is null
    /// @throws Declined when there is no such size
    Uni<ConsistencyView> since(Organization organization, long from, @Nullable Long to) {
        return size(organization, to).chain(n -> consistency(organization, from, n));
    }

    private Uni<ConsistencyView> consistency(Organization organization, long from, long to) {
        if (from > to) {
            throw invalid("from is at most to.", "?from");
        }
        var path = Tree.consistency(from, to);
        var asked = new ArrayList<>(path);
        asked.add(Tree.all(from));
        asked.add(Tree.all(to));
        return mustReach(organization, to)
                .chain(() -> TreeNodes.read(pool, organization, asked))
                .map(
                        stored ->
                                new ConsistencyView(
                                        from,
                                        to,
                                        hex(Tree.all(from).hash(stored)),
                                        hex(Tree.all(to).hash(stored)),
                                        hex(Tree.hashes(path, stored))));
    }

    private Uni<Long> size(Organization organization, @Nullable Long size) {
        return size != null
                ? Uni.createFrom().item(size)
                : checkpoints
                        .latest(organization)
                        .map(found -> found.orElseThrow(Checkpoints::none).checkpoint().size());
    }

    private Uni<Long> mustReach(Organization organization, long size) {
        return Checkpoints.size(pool, organization)
                .invoke(
                        reached -> {
                            if (reached < size) {
                                throw new Declined(
                                        LedgerProblem.BEYOND_LEDGER,
                                        "This ledger has %d entries.".formatted(reached));
                            }
                        });
    }

    private static Declined invalid(String rule, String pointer) {
        return new Declined(CommonProblem.INVALID_REQUEST, rule).at(pointer);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(Proofs::hex).toList();
    }
}
