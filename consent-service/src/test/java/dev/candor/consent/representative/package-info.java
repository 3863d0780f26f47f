@NullMarked
package dev.candor.consent.representative;

import org.jspecify.annotations.NullMarked;
