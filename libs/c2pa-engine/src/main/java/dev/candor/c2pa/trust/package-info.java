/// Whether a signature is its signer's, who vouches for the signer, and when it was made (C2PA 2.4,
/// chapters 14 and 15.7 to 15.9).
@NullMarked
package dev.candor.c2pa.trust;

import org.jspecify.annotations.NullMarked;
