/// The consent service driven from outside, over HTTP.
@NullMarked
package dev.candor.consent;

import org.jspecify.annotations.NullMarked;
