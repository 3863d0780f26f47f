package dev.candor.transparency.audit;

import dev.candor.transparency.Frontier;
import dev.candor.transparency.MerkleHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/// The tree that is made of the entries, held against the nodes that the registry stored.
final class StoredTree implements AutoCloseable {
    private static final int FETCH = 2000;
    private static final int LEVELS = 63;

    // Nodes in the order in which a reader of the leaves completes them.
    private static final String NODES =
            """
            select level, place, hash from ledger_node
            where organization = ? order by (place + 1) << level, level
            """;

    private final Findings findings;
    private final PreparedStatement query;
    private final ResultSet nodes;
    private final Frontier tree = new Frontier();
    private final byte[][] complete = new byte[LEVELS][];
    private long wrongUpTo;

    StoredTree(Connection connection, String organization, Findings findings) throws SQLException {
        this.findings = findings;
        query = connection.prepareStatement(NODES);
        query.setFetchSize(FETCH);
        query.setString(1, organization);
        nodes = query.executeQuery();
    }

    /// Over the entries so far.
    Frontier soFar() {
        return tree;
    }

    /// Adds the leaf of the next entry.
    void append(byte[] leaf) throws SQLException {
        var at = tree.size();
        tree.append(leaf);
        var hash = leaf;
        var level = 0;
        for (; (at & 1) == 1; at >>= 1) {
            hash = MerkleHash.node(complete[level], hash);
            level++;
            hold(level, at >> 1, hash);
        }
        complete[level] = hash;
    }

    private void hold(int level, long place, byte[] hash) throws SQLException {
        var from = (place << level) + 1;
        var to = place + 1 << level;
        var agrees =
                nodes.next()
                        && nodes.getInt("level") == level
                        && nodes.getLong("place") == place
                        && Arrays.equals(nodes.getBytes("hash"), hash);
        if (!agrees && from > wrongUpTo) { // what is above a wrong node is wrong as well
            findings.add(
                    to,
                    "Entries %d to %d do not make the node that the tree has over them."
                            .formatted(from, to));
        }
        wrongUpTo = agrees ? wrongUpTo : to;
    }

    /// After the last entry, where none was missing.
    void end(long seen) throws SQLException {
        if (nodes.next()) {
            findings.add(
                    seen + 1,
                    "The tree has nodes over entries that are not there: the end is missing.");
        }
    }

    @Override
    public void close() throws SQLException {
        nodes.close();
        query.close();
    }
}
