/// The manifests that were signed here, kept as they were written, each with what it belongs to.
@NullMarked
package dev.candor.provenance.manifest;

import org.jspecify.annotations.NullMarked;
