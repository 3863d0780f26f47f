package dev.candor.consent.ledger;

import java.util.List;

/// That an entry is in the ledger (RFC 9162, 2.1.3). Hashes are lower-case hexadecimal; `path`
/// begins with the leaf's sibling; the leaf's index is `seq` - 1.
public record InclusionView(long seq, long size, String leafHash, List<String> path, String root) {}
