/// Who asks, and in whose name the gateway asks others.
@NullMarked
package dev.candor.gateway.identity;

import org.jspecify.annotations.NullMarked;
