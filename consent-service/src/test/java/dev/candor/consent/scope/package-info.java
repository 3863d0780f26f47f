@NullMarked
package dev.candor.consent.scope;

import org.jspecify.annotations.NullMarked;
