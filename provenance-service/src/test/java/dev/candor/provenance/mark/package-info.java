@NullMarked
package dev.candor.provenance.mark;

import org.jspecify.annotations.NullMarked;
