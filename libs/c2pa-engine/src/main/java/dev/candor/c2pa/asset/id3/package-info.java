/// Reads ID3v2 tags: what they carry in front of audio, under limits.
@NullMarked
package dev.candor.c2pa.asset.id3;

import org.jspecify.annotations.NullMarked;
