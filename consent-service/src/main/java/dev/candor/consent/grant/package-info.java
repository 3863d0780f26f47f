/// One person's answer to one licensee, line by line: what they permit and what they prohibit.
///
/// Thirteen states are types ([Grant]), their changes a table ([Act]). Every change is one event
/// and one ledger entry, in one transaction; a withdrawal is in force as soon as that transaction
/// commits. Ends that come by the clock hold at once and are written down later.
@NullMarked
package dev.candor.consent.grant;

import org.jspecify.annotations.NullMarked;
