/// What was done to the people of the registry: a death noted, a guardian added, a replica
/// destroyed.
///
/// Every act is one event here and one ledger entry, in the transaction of the act. What names
/// people stays here; the ledger gets ids, times and a salted digest of the rest. Grants keep
/// their own events.
@NullMarked
package dev.candor.consent.chronicle;

import org.jspecify.annotations.NullMarked;
