@NullMarked
package dev.candor.gateway.adjustment;

import org.jspecify.annotations.NullMarked;
