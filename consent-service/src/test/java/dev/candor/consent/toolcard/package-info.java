@NullMarked
package dev.candor.consent.toolcard;

import org.jspecify.annotations.NullMarked;
