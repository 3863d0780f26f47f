/// What may be done and what may not: the lines that a grant is made of, and their words.
///
/// A line names actions, media, purposes, places, channels and a time; it may be narrowed, and a
/// permission may ask for something in return. It knows nothing of people, states or stores, so
/// grants, objections, policies and checks all speak of a use in the same words.
@NullMarked
package dev.candor.consent.scope;

import org.jspecify.annotations.NullMarked;
