@NullMarked
package dev.candor.label.rendering.video;

import org.jspecify.annotations.NullMarked;
