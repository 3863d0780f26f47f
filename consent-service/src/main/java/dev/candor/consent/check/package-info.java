/// May these people be shown so, for this purpose, here, now?
///
/// Closed by default: an unknown person, a missing line or any error is not ALLOW. A prohibition
/// beats every permission. One check reads the database in one statement, so its answer is of one
/// moment.
@NullMarked
package dev.candor.consent.check;

import org.jspecify.annotations.NullMarked;
