/// What the engine needs from outside and does not do itself: keys, clocks of others, the network.
@NullMarked
package dev.candor.c2pa.port;

import org.jspecify.annotations.NullMarked;
