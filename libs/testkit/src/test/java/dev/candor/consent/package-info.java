/// A service that knows its neighbour too well.
@NullMarked
package dev.candor.consent;

import org.jspecify.annotations.NullMarked;
