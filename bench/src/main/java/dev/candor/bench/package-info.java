/// Measurements of the C2PA engine beside c2pa-rs, on the same files in the same run.
@NullMarked
package dev.candor.bench;

import org.jspecify.annotations.NullMarked;
