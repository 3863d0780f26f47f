/// What a file's Content Credentials say, and whether they hold: a verdict, a sentence for people
/// and one finding per check. Anybody may ask; nothing is kept.
@NullMarked
package dev.candor.provenance.verification;

import org.jspecify.annotations.NullMarked;
