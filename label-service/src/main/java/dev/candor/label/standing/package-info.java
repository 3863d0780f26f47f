/// How the publication behind a verdict stands today: out in the world, no longer consented to, or
/// retracted (PAI, practice 14). It changes nothing of what the media is held to be, and everything
/// that is shown of it. The gateway tells it; what it told before is kept.
@NullMarked
package dev.candor.label.standing;

import org.jspecify.annotations.NullMarked;
