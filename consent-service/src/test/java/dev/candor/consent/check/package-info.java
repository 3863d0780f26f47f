@NullMarked
package dev.candor.consent.check;

import org.jspecify.annotations.NullMarked;
