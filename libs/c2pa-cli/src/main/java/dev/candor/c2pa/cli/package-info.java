/// The engine at a command line.
@NullMarked
package dev.candor.c2pa.cli;

import org.jspecify.annotations.NullMarked;
