@NullMarked
package dev.candor.consent.grant;

import org.jspecify.annotations.NullMarked;
