/// PDF: finds the manifest stores that a document carries, one per update, without reading more of
/// it than leads there.
@NullMarked
package dev.candor.c2pa.asset.pdf;

import org.jspecify.annotations.NullMarked;
