/// Audits a registry's ledger: builds tree and state anew from what is stored or shown, and
/// compares them with what was signed. Reads as a stream; changes nothing.
@NullMarked
package dev.candor.transparency.audit;

import org.jspecify.annotations.NullMarked;
