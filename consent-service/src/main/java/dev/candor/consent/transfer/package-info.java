/// Many rows at once, in and out: JSON lines and CSV.
///
/// An upload is taken in whole, within bounds, and worked off in the background. A row and its
/// outcome are one transaction, so a process that dies in the middle loses nothing and doubles
/// nothing. A row that is refused says why, by row and pointer, and stops no other. A dry run
/// leaves nothing behind but its outcomes. An export holds what its caller may see.
@NullMarked
package dev.candor.consent.transfer;

import org.jspecify.annotations.NullMarked;
