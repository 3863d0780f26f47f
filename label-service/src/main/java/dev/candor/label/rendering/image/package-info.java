/// Draws a label into an image and measures what came out.
///
/// [ImageLabeller] is the door. A picture is opened by its first bytes ([PictureFormats]), the
/// label is fitted into the corners it may stand in ([LabelLayout]), the calmest is taken
/// ([Salience]), the label is drawn as a mask ([LabelMask]), painted into the few pixels it covers
/// ([Stamp]), and the written file is decoded again and measured ([Measurement]), every frame of
/// it. Everything else in the file stays as it was, but for what speaks of the old pixels: content
/// credentials, which whoever signs the result adds again as an ingredient, and previews.
@NullMarked
package dev.candor.label.rendering.image;

import org.jspecify.annotations.NullMarked;
