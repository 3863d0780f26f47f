@NullMarked
package dev.candor.label.plan;

import org.jspecify.annotations.NullMarked;
