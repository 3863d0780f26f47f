@NullMarked
package dev.candor.consent.rotation;

import org.jspecify.annotations.NullMarked;
