@NullMarked
package dev.candor.consent.challenge;

import org.jspecify.annotations.NullMarked;
