/// Whether an asset's bytes are those that were signed: one class per hard binding (C2PA 2.4,
/// 15.12).
@NullMarked
package dev.candor.c2pa.binding;

import org.jspecify.annotations.NullMarked;
