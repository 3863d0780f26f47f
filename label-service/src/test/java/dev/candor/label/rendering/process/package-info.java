@NullMarked
package dev.candor.label.rendering.process;

import org.jspecify.annotations.NullMarked;
