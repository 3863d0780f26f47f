/// Reading strangers' bytes: bounded input that names box and offset when something is wrong.
@NullMarked
package dev.candor.c2pa.io;

import org.jspecify.annotations.NullMarked;
