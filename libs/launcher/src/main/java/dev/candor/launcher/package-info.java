/// What the candor command runs: starts, watches and stops the suite.
@NullMarked
package dev.candor.launcher;

import org.jspecify.annotations.NullMarked;
