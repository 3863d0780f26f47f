/// Marks in a file's own metadata that are no Content Credentials: IPTC properties and the object
/// `AIGC`, in XMP, in every format that has a place for it, and in the own tags of sound and films
/// (ID3v2, Vorbis comments of FLAC, MP4's `mdta`). What is there already is merged, never
/// joined by a second; the copy is streamed; and what was written is read back before anybody gets
/// it. Marks come after any watermark and before the signature.
@NullMarked
package dev.candor.provenance.mark;

import org.jspecify.annotations.NullMarked;
