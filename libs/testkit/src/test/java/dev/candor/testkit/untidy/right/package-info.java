/// Leans on the left.
@NullMarked
package dev.candor.testkit.untidy.right;

import org.jspecify.annotations.NullMarked;
