/// Leans on the right.
@NullMarked
package dev.candor.testkit.untidy.left;

import org.jspecify.annotations.NullMarked;
