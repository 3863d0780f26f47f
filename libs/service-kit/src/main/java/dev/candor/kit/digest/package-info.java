/// Digests of media (RFC 9530).
@NullMarked
package dev.candor.kit.digest;

import org.jspecify.annotations.NullMarked;
