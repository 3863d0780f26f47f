/// The consent registry: whose likeness may be used for what.
@NullMarked
package dev.candor.consent;

import org.jspecify.annotations.NullMarked;
