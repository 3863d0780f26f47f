/// The consent registry's word: decision tokens, verified before a manifest repeats them, and the
/// published cards of tools.
@NullMarked
package dev.candor.provenance.consent;

import org.jspecify.annotations.NullMarked;
