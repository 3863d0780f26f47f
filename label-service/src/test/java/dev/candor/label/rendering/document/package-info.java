@NullMarked
package dev.candor.label.rendering.document;

import org.jspecify.annotations.NullMarked;
