@NullMarked
package dev.candor.consent.policy;

import org.jspecify.annotations.NullMarked;
