@NullMarked
package dev.candor.label.verdict;

import org.jspecify.annotations.NullMarked;
