package dev.candor.consent.ledger;

import java.util.List;

/// That a ledger begins with what it was before (RFC 9162, 2.1.4). Hashes are lower-case
/// hexadecimal.
record ConsistencyView(long from, long to, String fromRoot, String toRoot, List<String> path) {}
