@NullMarked
package dev.candor.consent.objection;

import org.jspecify.annotations.NullMarked;
