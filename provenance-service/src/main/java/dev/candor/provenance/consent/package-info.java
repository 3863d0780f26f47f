/// The consent registry's signed word: decision tokens, verified before a manifest repeats them.
@NullMarked
package dev.candor.provenance.consent;

import org.jspecify.annotations.NullMarked;
