/// What a caller decides before an asset is judged.
@NullMarked
package dev.candor.c2pa.policy;

import org.jspecify.annotations.NullMarked;
