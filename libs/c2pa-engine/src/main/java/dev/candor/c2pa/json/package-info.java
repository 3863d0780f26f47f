/// JSON (RFC 8259) as hostile input and as exact output: a strict reader with limits, and a writer
/// with one encoding per value.
@NullMarked
package dev.candor.c2pa.json;

import org.jspecify.annotations.NullMarked;
