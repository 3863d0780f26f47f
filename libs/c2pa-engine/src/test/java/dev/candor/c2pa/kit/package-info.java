/// The engine's own test kit: media, certificates and forged manifests.
@NullMarked
package dev.candor.c2pa.kit;

import org.jspecify.annotations.NullMarked;
