@NullMarked
package dev.candor.label.rendering.jpeg;

import org.jspecify.annotations.NullMarked;
