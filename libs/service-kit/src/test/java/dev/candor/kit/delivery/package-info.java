@NullMarked
package dev.candor.kit.delivery;

import org.jspecify.annotations.NullMarked;
