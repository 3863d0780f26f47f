package dev.candor.consent.ledger;

import dev.candor.consent.ledger.Tree.Node;
import dev.candor.consent.ledger.Tree.Stretch;
import dev.candor.kit.identity.Organization;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads stored hashes of a ledger's tree: one statement, however large the tree.
final class TreeNodes {
    private static final String READ =
            """
            select n.level, n.place, n.hash
            from unnest($2::int[], $3::bigint[]) as asked(level, place)
            join ledger_node n
              on n.organization = $1 and n.level = asked.level and n.place = asked.place
            union all
            select 0, e.seq - 1, decode(e.leaf_hash, 'hex')
            from ledger_entry e where e.organization = $1 and e.seq = any($4::bigint[])
            """;

    private TreeNodes() {}

    /// The hashes that `stretches` are made of.
    static Uni<Map<Node, byte[]>> read(
            SqlClient sql, Organization organization, List<Stretch> stretches) {
        var nodes = Tree.nodes(stretches);
        var above = nodes.stream().filter(node -> node.level() > 0).toList();
        var leaves = nodes.stream().filter(node -> node.level() == 0).toList();
        return sql.preparedQuery(READ)
                .execute(
                        Tuple.of(
                                organization.slug(),
                                above.stream().map(Node::level).toArray(Integer[]::new),
                                above.stream().map(Node::place).toArray(Long[]::new),
                                leaves.stream().map(node -> node.place() + 1).toArray(Long[]::new)))
                .map(TreeNodes::byNode);
    }

    private static Map<Node, byte[]> byNode(RowSet<Row> rows) {
        var stored = new HashMap<Node, byte[]>();
        for (var row : rows) {
            stored.put(new Node(row.getInteger(0), row.getLong(1)), row.getBuffer(2).getBytes());
        }
        return stored;
    }
}
