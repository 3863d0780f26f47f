/// Elliptic curves: the arithmetic of ECDSA where the JDK's would be what most of the time goes to.
@NullMarked
package dev.candor.c2pa.curve;

import org.jspecify.annotations.NullMarked;
