@NullMarked
package dev.candor.label.icon;

import org.jspecify.annotations.NullMarked;
