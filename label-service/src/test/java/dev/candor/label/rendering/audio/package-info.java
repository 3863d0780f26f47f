@NullMarked
package dev.candor.label.rendering.audio;

import org.jspecify.annotations.NullMarked;
