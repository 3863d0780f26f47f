@NullMarked
package dev.candor.consent.verification;

import org.jspecify.annotations.NullMarked;
