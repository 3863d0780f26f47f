/// CBOR (RFC 8949): a reader that keeps raw byte ranges, and a writer with one encoding per value
/// (4.2.1).
@NullMarked
package dev.candor.c2pa.cbor;

import org.jspecify.annotations.NullMarked;
