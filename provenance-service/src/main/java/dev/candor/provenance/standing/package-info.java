/// How the publications of signed media stand: out in the world, no longer consented to, or
/// retracted (PAI, practice 14). A signature stays what it was; what became of its media is told
/// beside it. The gateway tells it, and what it told before is kept.
@NullMarked
package dev.candor.provenance.standing;

import org.jspecify.annotations.NullMarked;
