@NullMarked
package dev.candor.consent.receipt;

import org.jspecify.annotations.NullMarked;
