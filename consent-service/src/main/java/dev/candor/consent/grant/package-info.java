/// One person's answer to one licensee, line by line: what they permit and what they prohibit.
///
/// States are types ([Grant]). Every change of state is one event and one ledger entry, in one
/// transaction; a withdrawal is in force as soon as that transaction commits.
@NullMarked
package dev.candor.consent.grant;

import org.jspecify.annotations.NullMarked;
