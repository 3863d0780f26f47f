@NullMarked
package dev.candor.label.rendering.image;

import org.jspecify.annotations.NullMarked;
