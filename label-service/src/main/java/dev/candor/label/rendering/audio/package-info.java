/// Makes a disclosure heard. [AudioLabeller] is the door: words become a clip (an operator's own
/// recording, else a voice of the machine, else the rhythm a plan allows), as loud as the
/// programme; the programme streams past it sample by sample, and what was written is decoded
/// again. What is not found there, at its place, as loud and as slow as planned, is not released.
@NullMarked
package dev.candor.label.rendering.audio;

import org.jspecify.annotations.NullMarked;
