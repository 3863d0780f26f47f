/// Media containers, side by side behind one door: where the manifest store lies, and how to put
/// one in.
@NullMarked
package dev.candor.c2pa.asset;

import org.jspecify.annotations.NullMarked;
