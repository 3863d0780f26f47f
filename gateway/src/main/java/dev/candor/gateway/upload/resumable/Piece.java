package dev.candor.gateway.upload.resumable;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A part of a file.
///
/// @param offset of its first byte in the whole
/// @param last whether the file ends with it
/// @param length of the whole, if it is known
/// @param body its bytes, as they come
record Piece(long offset, boolean last, @Nullable Long length, InputStream body) {}
