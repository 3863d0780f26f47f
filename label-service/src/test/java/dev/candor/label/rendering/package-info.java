/// Facts about renderings.
@NullMarked
package dev.candor.label.rendering;

import org.jspecify.annotations.NullMarked;
