/// The engine's ports to the world: HTTP and hardware keys.
@NullMarked
package dev.candor.c2pa.net;

import org.jspecify.annotations.NullMarked;
