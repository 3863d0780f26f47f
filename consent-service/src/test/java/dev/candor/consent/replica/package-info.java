@NullMarked
package dev.candor.consent.replica;

import org.jspecify.annotations.NullMarked;
