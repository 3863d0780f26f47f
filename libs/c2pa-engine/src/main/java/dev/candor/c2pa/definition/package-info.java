/// What a manifest is to say, before it is built and signed. Values only; an invalid manifest
/// cannot be written down.
@NullMarked
package dev.candor.c2pa.definition;

import org.jspecify.annotations.NullMarked;
