/// Words to be said aloud, so that a recording proves who said yes, to what, and when.
///
/// A challenge belongs to one grant and one speaker, lives fifteen minutes and is used once. Its
/// words are drawn by chance, in a language the speaker reads. What is wrong with an answer is
/// named: wrong words, somebody else's, too late, or used.
@NullMarked
package dev.candor.consent.challenge;

import org.jspecify.annotations.NullMarked;
