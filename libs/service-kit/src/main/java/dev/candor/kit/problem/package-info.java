/// Saying no, in one place: whatever a service throws becomes an RFC 9457 problem here.
@NullMarked
package dev.candor.kit.problem;

import org.jspecify.annotations.NullMarked;
