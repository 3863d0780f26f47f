package dev.candor.c2pa.asset.id3;

import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.Range;

/// A manifest store in a General Encapsulated Object.
///
/// @param content the store
/// @param carrier the bytes of the file that hold the store and what has to stand around it, and
/// nothing a stranger could have put there
public record EmbeddedStore(Bytes content, Range carrier) {}
