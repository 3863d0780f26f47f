@NullMarked
package dev.candor.consent.retention;

import org.jspecify.annotations.NullMarked;
