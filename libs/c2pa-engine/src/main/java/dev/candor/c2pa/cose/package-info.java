/// COSE_Sign1 (RFC 9052, 4.2) with a detached payload, over the JDK's signatures, and
/// over BouncyCastle's arithmetic where that is quicker.
@NullMarked
package dev.candor.c2pa.cose;

import org.jspecify.annotations.NullMarked;
