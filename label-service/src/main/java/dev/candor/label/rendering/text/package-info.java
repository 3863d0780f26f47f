/// Puts a disclosure into what is read: plain text, HTML and mail. [TextLabeller] is the door.
/// Bytes are inserted and no other byte changes; character sets stay; what was written is read
/// again, and a line that is not there, or that the page hides, is not released. Whether it
/// contrasts with its background is not judged here: style sheets decide that.
@NullMarked
package dev.candor.label.rendering.text;

import org.jspecify.annotations.NullMarked;
