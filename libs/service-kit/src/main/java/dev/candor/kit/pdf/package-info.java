/// Documents of text on paper: headings, paragraphs, facts, links and a file attached, tagged so
/// that they can be read aloud. The same calls give the same bytes. No font is shipped and none is
/// looked for: it writes the languages of western Europe, and says where it cannot.
@NullMarked
package dev.candor.kit.pdf;

import org.jspecify.annotations.NullMarked;
