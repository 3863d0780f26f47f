/// Who takes part besides the person: controllers, licensees, unions, those who represent.
///
/// A party has the members that ISO/IEC TS 27560 asks of one: name, address, contact, type and
/// role. It belongs to one organization and does not exist for another.
@NullMarked
package dev.candor.consent.party;

import org.jspecify.annotations.NullMarked;
