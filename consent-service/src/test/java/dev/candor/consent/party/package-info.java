@NullMarked
package dev.candor.consent.party;

import org.jspecify.annotations.NullMarked;
