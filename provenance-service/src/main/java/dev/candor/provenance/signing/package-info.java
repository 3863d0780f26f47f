/// Signs media: states how it came to be, under which consent and with which label, and gives out
/// only what verifies.
@NullMarked
package dev.candor.provenance.signing;

import org.jspecify.annotations.NullMarked;
