@NullMarked
package dev.candor.consent.subject;

import org.jspecify.annotations.NullMarked;
