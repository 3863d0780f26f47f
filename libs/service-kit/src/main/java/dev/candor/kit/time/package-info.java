/// The clock that everything asks for "now".
@NullMarked
package dev.candor.kit.time;

import org.jspecify.annotations.NullMarked;
