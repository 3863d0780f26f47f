@NullMarked
package dev.candor.kit.pdf;

import org.jspecify.annotations.NullMarked;
