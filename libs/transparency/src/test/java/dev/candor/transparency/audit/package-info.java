/// What is sound and what is found.
@NullMarked
package dev.candor.transparency.audit;

import org.jspecify.annotations.NullMarked;
