@NullMarked
package dev.candor.label;

import org.jspecify.annotations.NullMarked;
