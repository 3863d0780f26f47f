@NullMarked
package dev.candor.consent.key;

import org.jspecify.annotations.NullMarked;
