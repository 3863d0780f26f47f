/// How much one account or one anonymous address may ask in a minute, however many replicas answer.
///
/// Replicas take what they hand out from PostgreSQL in blocks and count within a block by
/// themselves, so that most requests cost no round trip and all replicas together never let more
/// through than the quota. What is left of a block at a minute's end is lost: a client may be
/// stopped early by at most one block a replica, and never late.
@NullMarked
package dev.candor.gateway.limit;

import org.jspecify.annotations.NullMarked;
