/// Media on its way out over HTTP: whole, in part, or not again.
@NullMarked
package dev.candor.kit.delivery;

import org.jspecify.annotations.NullMarked;
