@NullMarked
package dev.candor.consent.vault;

import org.jspecify.annotations.NullMarked;
