@NullMarked
package dev.candor.label.rendering.text;

import org.jspecify.annotations.NullMarked;
