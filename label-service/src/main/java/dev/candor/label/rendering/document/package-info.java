/// Puts a stamp on the pages of a PDF document. [PdfLabeller] is the door: words as outlines
/// and a QR code to the evidence, on a plate in the corner the plan names, upright as the page
/// is seen. The document is written anew as a whole, so that no version without the stamp stays
/// in it; encrypted and signed documents are refused. Another program draws stamped pages, and
/// what it drew is measured: height of the ink, contrast, place, and where the QR code leads.
@NullMarked
package dev.candor.label.rendering.document;

import org.jspecify.annotations.NullMarked;
