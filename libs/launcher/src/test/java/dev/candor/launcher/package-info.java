/// The launcher's own decisions, and the script's.
@NullMarked
package dev.candor.launcher;

import org.jspecify.annotations.NullMarked;
