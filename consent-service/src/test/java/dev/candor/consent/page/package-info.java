@NullMarked
package dev.candor.consent.page;

import org.jspecify.annotations.NullMarked;
