/// Who speaks for a person, on what ground, how far and how long.
///
/// Nobody speaks for an estate before a second person has verified it: whoever wrote a
/// representative down cannot vouch for it. An end of validity is final, and what was done before
/// stays valid. [Representatives] tells who may answer for a person at a moment.
@NullMarked
package dev.candor.consent.representative;

import org.jspecify.annotations.NullMarked;
