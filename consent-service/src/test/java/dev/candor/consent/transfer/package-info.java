@NullMarked
package dev.candor.consent.transfer;

import org.jspecify.annotations.NullMarked;
