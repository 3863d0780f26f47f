package dev.candor.gateway.limit;

/// Where a caller stands after a request was counted.
///
/// @param allowed whether this request was within the quota
/// @param left how many more this replica knows to be free
/// @param resets seconds until the next window, at least 1
record Standing(Quota quota, boolean allowed, int left, long resets) {}
