/// Measurements beside peers, in one run.
@NullMarked
package dev.candor.bench;

import org.jspecify.annotations.NullMarked;
