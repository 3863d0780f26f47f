@NullMarked
package dev.candor.label.badge;

import org.jspecify.annotations.NullMarked;
