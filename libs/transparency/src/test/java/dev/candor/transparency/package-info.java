@NullMarked
package dev.candor.transparency;

import org.jspecify.annotations.NullMarked;
