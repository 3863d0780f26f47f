/// How a registry comes to sign with another key: one person orders it, another confirms it.
///
/// Whoever could do it alone could sign, with a key that only they know of, another history of what
/// people consented to. The key before vouches for the next, and both acts are entries of the
/// ledger.
@NullMarked
package dev.candor.consent.rotation;

import org.jspecify.annotations.NullMarked;
