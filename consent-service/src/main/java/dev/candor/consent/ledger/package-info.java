/// What happened, in order, in a list that only grows.
///
/// Each organization has a ledger of its own, numbered from 1 without gaps. An entry is a hash
/// over canonical JSON that holds no personal data, appended in the transaction of the change it
/// tells of.
@NullMarked
package dev.candor.consent.ledger;

import org.jspecify.annotations.NullMarked;
