/// People whose likeness is at stake, and who speaks for them.
///
/// A subject belongs to one organization; for every other organization it does not exist. A
/// caller who is a subject or a representative reaches only the people they are or speak for
/// ([Subject#capacityOf]).
@NullMarked
package dev.candor.consent.subject;

import org.jspecify.annotations.NullMarked;
