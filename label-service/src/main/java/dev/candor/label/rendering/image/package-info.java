/// Draws a label into a JPEG or PNG image and measures what came out.
///
/// [ImageLabeller] is the door. A picture is opened ([Picture]), the label is fitted
/// ([LabelLayout]) and drawn as a mask
/// ([LabelMask]), painted into the few pixels it covers ([Patch]), and the written file is
/// decoded again and measured
/// ([Measurement]). Everything else in the file stays as it was, content credentials excepted:
/// they speak of the old
/// pixels, so they are left out here, and whoever signs the result adds them again as an
/// ingredient.
@NullMarked
package dev.candor.label.rendering.image;

import org.jspecify.annotations.NullMarked;
