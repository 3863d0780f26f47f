/// The reference implementation of C2PA, asked from outside what it says of what was signed here.
@NullMarked
package dev.candor.testkit.reference;

import org.jspecify.annotations.NullMarked;
