/// What a tool that makes synthetic media can do, cannot do and may do wrong, for everybody to
/// read (practice 4).
///
/// A card's code is what a manifest names. A published version never changes; the same code again
/// is its next version. Reading needs no token.
@NullMarked
package dev.candor.consent.toolcard;

import org.jspecify.annotations.NullMarked;
