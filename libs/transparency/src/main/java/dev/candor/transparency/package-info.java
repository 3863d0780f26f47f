/// Verifies what a consent registry shows: proofs of its ledger (RFC 9162), signed checkpoints and
/// cosignatures (C2SP notes). Plain Java that trusts no server and asks none.
@NullMarked
package dev.candor.transparency;

import org.jspecify.annotations.NullMarked;
