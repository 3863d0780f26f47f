@NullMarked
package dev.candor.label.vocabulary;

import org.jspecify.annotations.NullMarked;
