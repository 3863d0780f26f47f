@NullMarked
package dev.candor.consent.agreement;

import org.jspecify.annotations.NullMarked;
