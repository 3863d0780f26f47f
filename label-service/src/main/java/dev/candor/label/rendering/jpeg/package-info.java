/// JPEG pictures edited without decoding them: what lies outside the edited part is copied as it
/// is coded, bit by bit, and only the blocks that an edit touches are transformed (ITU-T T.81,
/// sequential Huffman coding, 8 bits). The picture streams through; nothing grows with its size.
/// Start reading at `CodedJpeg`.
@NullMarked
package dev.candor.label.rendering.jpeg;

import org.jspecify.annotations.NullMarked;
