/// COSE_Sign1 (RFC 9052, 4.2) with a detached payload.
@NullMarked
package dev.candor.c2pa.cose;

import org.jspecify.annotations.NullMarked;
