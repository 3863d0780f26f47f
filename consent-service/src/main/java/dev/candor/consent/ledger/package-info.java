/// What happened, in order, in a list that only grows and can prove it.
///
/// Each organization has a ledger of its own, numbered from 1 without gaps. An entry is a leaf of
/// a Merkle tree (RFC 9162) over canonical JSON that holds no personal data, appended in the
/// transaction of the change it tells of. Within a second the registry signs how long the ledger
/// is and the root of its tree; proofs and checkpoints are for everybody.
@NullMarked
package dev.candor.consent.ledger;

import org.jspecify.annotations.NullMarked;
