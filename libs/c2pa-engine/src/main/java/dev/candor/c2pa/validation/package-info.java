/// The checks, one class per concern, in the order of the specification (C2PA 2.4, chapter 15).
@NullMarked
package dev.candor.c2pa.validation;

import org.jspecify.annotations.NullMarked;
