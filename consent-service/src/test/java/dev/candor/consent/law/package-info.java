@NullMarked
package dev.candor.consent.law;

import org.jspecify.annotations.NullMarked;
