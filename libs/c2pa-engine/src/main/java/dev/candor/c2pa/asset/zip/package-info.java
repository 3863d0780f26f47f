/// Reads ZIP archives: what their central directory says, and whether the rest agrees. Nothing is
/// unpacked but what tells the format.
@NullMarked
package dev.candor.c2pa.asset.zip;

import org.jspecify.annotations.NullMarked;
