@NullMarked
package dev.candor.consent.witness;

import org.jspecify.annotations.NullMarked;
